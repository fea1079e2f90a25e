type Visitor = 'stranger' | 'operator'

export type Page = {
  /** Also the name of its files. */
  name: string
  path: (seeded: Seeded) => string
  visitor: Visitor
  /** Shown by a server that nobody has set up yet. */
  empty?: true
  /** Shown over prisma/seed/busy.ts, a place in full swing, instead of the showcase: for operators' pages. */
  busy?: true
}

/** What the addresses are made of: the tasks of prisma/seed/showcase.ts (or busy.ts) by name (and its person, pool and invite), and the set-up link of the empty server. */
export type Seeded = { tasks: Record<string, string>; setupUrl: string }

const task =
  (name: string) =>
  ({ tasks }: Seeded): string =>
    `/tasks/${tasks[name]}`

/** Every page, in every state worth looking at. A new page is a new row. */
export const PAGES: Page[] = [
  { name: 'setup', path: ({ setupUrl }) => new URL(setupUrl).pathname + new URL(setupUrl).search, visitor: 'stranger', empty: true },
  { name: 'setup-without-token', path: () => '/setup', visitor: 'stranger', empty: true },
  { name: 'sign-in', path: () => '/sign-in', visitor: 'stranger' },
  { name: 'inbox', path: () => '/', visitor: 'operator' },
  { name: 'inbox-done', path: () => '/?tab=done', visitor: 'operator' },
  { name: 'inbox-search', path: () => '/?tab=all&q=wire', visitor: 'operator' },
  { name: 'inbox-filtered', path: () => '/?tab=all&due=today&status=assigned', visitor: 'operator' },
  { name: 'inbox-nothing-found', path: () => '/?q=zebra', visitor: 'operator' },
  { name: 'task-refund', path: task('refund'), visitor: 'operator' },
  { name: 'task-wire', path: task('wire'), visitor: 'operator' },
  { name: 'task-article', path: task('article'), visitor: 'operator' },
  { name: 'task-extraction', path: task('extraction'), visitor: 'operator' },
  { name: 'task-deploy', path: task('deploy'), visitor: 'operator' },
  { name: 'task-moderation', path: task('moderation'), visitor: 'operator' },
  { name: 'task-claim', path: task('claim'), visitor: 'operator' },
  { name: 'task-reply', path: task('reply'), visitor: 'operator' },
  { name: 'task-edited', path: task('edited'), visitor: 'operator' },
  { name: 'task-answered', path: task('answered'), visitor: 'operator' },
  { name: 'task-refused', path: task('refused'), visitor: 'operator' },
  { name: 'task-cancelled', path: task('cancelled'), visitor: 'operator' },
  { name: 'task-defaulted', path: task('defaulted'), visitor: 'operator' },
  { name: 'task-timed-out', path: task('timedOut'), visitor: 'operator' },
  { name: 'task-unknown', path: () => '/tasks/nobody-knows-it', visitor: 'operator' },
  { name: 'routing', path: () => `/routing?assign_to=${encodeURIComponent('{"pool":"support"}')}`, visitor: 'operator' },
  { name: 'audit', path: () => '/audit', visitor: 'operator', busy: true },
  { name: 'audit-nothing-found', path: () => '/audit?id=zebra', visitor: 'operator', busy: true },
  { name: 'settings-status', path: () => '/settings/status', visitor: 'operator', busy: true },
  { name: 'settings-keys', path: () => '/settings/keys', visitor: 'operator', busy: true },
  { name: 'settings-webhooks', path: () => '/settings/deliveries', visitor: 'operator', busy: true },
  { name: 'settings-jobs', path: () => '/settings/jobs', visitor: 'operator', busy: true },
  { name: 'first-run', path: () => '/welcome', visitor: 'operator' },
  { name: 'people', path: () => '/people', visitor: 'operator', busy: true },
  { name: 'people-nobody-found', path: () => '/people?q=zebra', visitor: 'operator', busy: true },
  { name: 'person', path: ({ tasks }) => `/people/${tasks.person}`, visitor: 'operator' },
  { name: 'person-unknown', path: () => '/people/nobody-knows-them', visitor: 'operator' },
  { name: 'pools', path: () => '/pools', visitor: 'operator', busy: true },
  { name: 'pools-roles', path: () => '/pools?tab=roles', visitor: 'operator', busy: true },
  { name: 'pools-levels', path: () => '/pools?tab=levels', visitor: 'operator', busy: true },
  { name: 'pool', path: ({ tasks }) => `/pools/${tasks.pool}`, visitor: 'operator' },
  { name: 'account', path: () => '/account', visitor: 'operator' },
  { name: 'invite', path: ({ tasks }) => `/invite/${tasks.inviteToken}`, visitor: 'stranger' },
  { name: 'invite-unknown', path: () => '/invite/nobody-knows-it', visitor: 'stranger' },
  { name: 'busy-inbox', path: () => '/', visitor: 'operator', busy: true },
  { name: 'busy-done', path: () => '/?tab=done', visitor: 'operator', busy: true },
  { name: 'analytics', path: () => '/analytics', visitor: 'operator', busy: true },
  { name: 'analytics-90-days', path: () => '/analytics?days=90', visitor: 'operator', busy: true },
  { name: 'field-kinds', path: () => '/dev/fields', visitor: 'stranger' },
  { name: 'not-found', path: () => '/no/such/page', visitor: 'operator' },
  { name: 'api-reference', path: () => '/api/docs', visitor: 'stranger' },
]

export const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
]

export const THEMES = ['light', 'dark'] as const
