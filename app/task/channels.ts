const NAMES: Partial<Record<string, string>> = {
  dashboard: 'the dashboard',
  slack: 'Slack',
  email: 'email',
  api: 'the API',
  embed: 'a page of another site',
}

/** As it stands in a sentence: "through Slack". */
export function channelName(channel: string): string {
  return NAMES[channel] ?? channel
}
