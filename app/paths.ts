type Query = Record<string, string | null | undefined>

function withQuery(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}

/** Every in-app address is built here, so that a moved page is one changed line. */
export const paths = {
  /** The filters are the address: a link to a filtered inbox opens it filtered. */
  inbox: (filters?: Query) => withQuery('/', filters),
  task: (id: string, filters?: Query) => withQuery(`/tasks/${encodeURIComponent(id)}`, filters),
  analytics: (range?: Query) => withQuery('/analytics', range),
  audit: (filters?: Query) => withQuery('/audit', filters),
  /** All that the filters of the audit let through, as a file. */
  auditExport: (format: 'csv' | 'json', filters?: Query) => withQuery('/api/audit/export', { format, ...filters }),
  people: (filters?: Query) => withQuery('/people', filters),
  person: (id: string) => `/people/${encodeURIComponent(id)}`,
  /** `tab` is pools, roles or levels. */
  pools: (query?: Query) => withQuery('/pools', query),
  pool: (id: string) => `/pools/${encodeURIComponent(id)}`,
  /** How an `assign_to` would be routed now. */
  routing: (tried?: Query) => withQuery('/routing', tried),
  /** One's own: when one is away, one's password. */
  account: () => '/account',
  settings: () => '/settings',
  keys: () => '/settings/keys',
  deliveries: (filters?: Query) => withQuery('/settings/deliveries', filters),
  jobs: (filters?: Query) => withQuery('/settings/jobs', filters),
  status: () => '/settings/status',
  /** The page behind an invite link, where somebody makes their own password. */
  invite: (token: string) => `/invite/${encodeURIComponent(token)}`,
  firstRun: () => '/welcome',
  setup: (token?: string) => withQuery('/setup', { token }),
  /** `next` is where to go afterwards: a path of this site. */
  signIn: (next?: string) => withQuery('/sign-in', { next }),
  /** A file of an answer, for whoever may see the answer. */
  file: (id: string) => `/api/files/${encodeURIComponent(id)}`,
  /** A picture or PDF of another host that a task names, fetched by this server; `url` letter by letter as the task has it. */
  media: (taskId: string, url: string) => withQuery(`/api/tasks/${encodeURIComponent(taskId)}/media`, { url }),
  /** Takes the bytes of a file that will be part of the answer to a task. */
  upload: (taskId: string, name: string) => withQuery('/api/files', { task_id: taskId, name }),
  apiReference: () => '/api/docs',
}
