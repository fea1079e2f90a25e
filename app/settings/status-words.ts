import type { DeskStatus } from '#contract/desk.ts'

export type Line = { name: string; state: 'ok' | 'off' | 'wrong'; says: string }

type Check = DeskStatus['checks'][number]

const CHECKS: Record<Check['name'], { name: string; well: string; fix: string }> = {
  database: { name: 'Database', well: 'Answers.', fix: 'Nothing works without it: see that Postgres runs and that DATABASE_URL is right.' },
  migrations: {
    name: 'Tables',
    well: 'Fit this version.',
    fix: 'The database is older than this version: start the server once with a worker, which brings it up to date.',
  },
  sweep: {
    name: 'Deadlines',
    well: 'Are looked at every second.',
    fix: 'Tasks do not time out meanwhile: restart the process, and read its log.',
  },
  jobs: { name: 'Jobs', well: 'Are done as they come.', fix: 'People are told late: see that a worker runs, below.' },
}

export function checkLine({ name, ok, says }: Check, swept: number | null): Line {
  const words = CHECKS[name]
  if (!ok) return { name: words.name, state: 'wrong', says: `${says.charAt(0).toUpperCase()}${says.slice(1)}. ${words.fix}` }
  // This process has no worker: another one does it, and says so in the list of those that do.
  if (swept === null && (name === 'sweep' || name === 'jobs')) return { name: words.name, state: 'ok', says: 'Are another process’s work.' }
  return { name: words.name, state: 'ok', says: words.well }
}

const SLACK: Record<DeskStatus['settings']['slack_mode'], string> = {
  off: 'Not set up: nobody is told through Slack, and “slack:” in notify fails.',
  'single-workspace': 'Set up for one workspace.',
  'multi-workspace': 'Set up for several workspaces.',
}

/** What people can be told through, and what is not set up. */
export function channelLines({ slack_mode: slack, email_transport: transport, email_from: from }: DeskStatus['settings']): Line[] {
  return [
    { name: 'Dashboard', state: 'ok', says: 'Always on: whoever is asked finds the task in their inbox.' },
    {
      name: 'Email',
      state: transport ? 'ok' : 'off',
      says: transport
        ? `Sent through ${transport}${from ? ` from ${from}` : ''}.`
        : 'Not set up: nobody is told by email, and “email:” in notify fails.',
    },
    { name: 'Slack', state: slack === 'off' ? 'off' : 'ok', says: SLACK[slack] },
  ]
}

/** How people and programs get in. */
export function accessLines({ public_url: url, admin_token_enabled: token, environment }: DeskStatus['settings']): Line[] {
  return [
    { name: 'Address', state: 'ok', says: url },
    {
      name: 'Admin token',
      state: token ? 'ok' : 'off',
      says: token
        ? 'Set: whoever has it may do everything. Give agents keys of their own.'
        : 'Not set: programs sign in with API keys alone.',
    },
    { name: 'Environment', state: 'ok', says: environment },
  ]
}

/** Milliseconds after which a process that has not been seen is taken for dead; its jobs are then run by others. */
const DEAD_AFTER = 30_000

export function isAlive(seenAt: string, now: number): boolean {
  return now - new Date(seenAt).getTime() < DEAD_AFTER
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']

/** 1,000 a step, as disks are sold. */
export function sizeText(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const size = bytes / 1_000 ** step
  return `${size.toLocaleString('en', { maximumFractionDigits: size < 10 ? 1 : 0 })} ${UNITS[step]}`
}
