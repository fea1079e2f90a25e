const contract = 'sdk/typescript/src/contract'

// One row per folder: what it may import. Everything else inside the repository is an error.
const may = {
  'sdk/typescript/src': [],
  'sdk/typescript/examples': ['sdk/typescript/src', 'sdk/typescript/dist'],
  'server/domain': [contract],
  // what a list of origins may say is a rule of the core; the list itself is a setting, refused when the server starts
  'server/env.ts': ['server/domain/parent-origins.ts'],
  'server/scope.ts': [],
  'server/log.ts': ['server/env.ts', 'server/scope.ts'],
  'server/metrics.ts': ['server/db/singleton.ts'],
  'server/tracing.ts': ['server/env.ts', 'server/scope.ts', 'server/version.ts'],
  'server/version.ts': [],
  'server/shutdown.ts': ['server/db/singleton.ts'],
  'server/system': [
    'server/domain',
    'server/db',
    'server/jobs/work-health.ts',
    'server/tasks/ended.ts',
    'server/tasks/asked.ts',
    'server/waiters',
    'server/env.ts',
    contract,
  ],
  'server/db': ['server/env.ts'],
  'server/waiters': ['server/db', 'server/domain', 'server/env.ts', contract],
  'server/routing': ['server/domain', contract],
  'server/jobs/queue.ts': ['server/db', 'server/env.ts', 'server/jobs/payloads.ts'],
  // who may read a task may read its files, and an answer may name them: the two know one another's verbs, never in a circle
  'server/files': ['server/tasks', 'server/outbound', 'server/domain', 'server/db', 'server/env.ts', contract],
  // what dials other people's hosts: guarded here, once, for webhooks and pictures alike
  'server/outbound': ['server/env.ts'],
  'server/tasks': [
    'server/domain',
    'server/db',
    'server/routing',
    'server/waiters',
    'server/files',
    'server/jobs/queue.ts',
    'server/webhooks',
    'server/env.ts',
    contract,
  ],
  // what only the inbox's pages keep: views that people saved, who has a task open, who has seen it
  'server/inbox': ['server/tasks', 'server/waiters', 'server/domain', 'server/db', contract],
  'server/webhooks': [
    'server/audit',
    'server/outbound',
    'server/domain',
    'server/db',
    'server/waiters',
    'server/tasks/task-row.ts',
    'server/tasks/cursor.ts',
    'server/auth/keys.ts',
    'server/env.ts',
    contract,
  ],
  'server/jobs': [
    'server/audit',
    'server/analytics',
    'server/tasks',
    'server/webhooks',
    'server/domain',
    'server/db',
    'server/env.ts',
    contract,
  ],
  // who changed what; reads of it take what every list takes
  'server/audit': ['server/domain', 'server/db', 'server/tasks/task-row.ts', 'server/tasks/cursor.ts', contract],
  'server/pools': [
    'server/domain',
    'server/db',
    'server/audit',
    'server/routing',
    'server/jobs/queue.ts',
    'server/tasks/ended.ts',
    'server/tasks/task-row.ts',
    contract,
  ],
  // numbers about tasks: reads tasks and events, packs them for itself, changes neither
  'server/analytics': ['server/domain', 'server/db', 'server/tasks/counted.ts', contract],
  'server/people': [
    'server/audit',
    'server/jobs/queue.ts',
    'server/domain',
    'server/db',
    'server/pools/level-row.ts',
    'server/tasks/cursor.ts',
    'server/tasks/ended.ts',
    'server/tasks/return-tasks.ts',
    'server/tasks/task-row.ts',
    contract,
  ],
  'server/auth': ['server/audit', 'server/people', 'server/db', 'server/env.ts', 'server/domain', contract],
  // a token for one task, signed: it knows that the task is there, and nothing of it
  'server/embed': ['server/auth/embed-tokens.ts', 'server/tasks/load-task.ts', 'server/domain', 'server/env.ts', contract],
  'server/api': [
    'server/embed',
    'server/tasks',
    'server/webhooks',
    'server/files',
    'server/jobs',
    'server/analytics',
    'server/audit',
    'server/pools',
    'server/routing',
    'server/people',
    'server/auth',
    'server/system',
    'server/inbox',
    'server/domain',
    contract,
  ],
  'server/http': [
    'server/api',
    'server/audit',
    'server/tasks',
    'server/files',
    'server/jobs/drain.ts',
    'server/system',
    'server/waiters',
    'server/auth',
    'server/domain',
    'server/env.ts',
    'server/shutdown.ts',
    contract,
  ],
  'server/main.ts': ['server/http', 'server/jobs', 'server/waiters', 'server/auth', 'server/db', 'server/env.ts', 'server/shutdown.ts'],
  'server/worker.ts': ['server/jobs', 'server/db', 'server/env.ts', 'server/shutdown.ts'],
  'app/ui': [`${contract}/statuses.ts`],
  'app/media': ['app/ui'],
  'app/fields': ['app/ui', 'app/media', contract],
  'app/api': ['server/http', 'server/auth', 'server/api'],
  'app/dev': ['app', 'prisma/seed/pictures.ts', 'server/env.ts', contract],
  // the headers of the frame's page: its origins are a setting of the running server
  'proxy.ts': ['server/domain/parent-origins.ts', 'server/env.ts'],
  app: ['server/api/root.ts', 'server/auth', contract],
  prisma: ['server/tasks', 'server/people', 'server/pools', 'server/webhooks', 'server/auth', 'server/domain', 'server/db', contract],
  scripts: ['server', 'prisma', 'sdk'],
  e2e: ['sdk', 'prisma/seed', 'scripts'],
  bench: ['sdk', 'server', 'scripts'],
}

// what tells of a process, and the version: every server folder but the pure ones may reach them
const telling = ['server/log.ts', 'server/metrics.ts', 'server/scope.ts', 'server/tracing.ts']
const pure = ['server/domain', 'server/routing', 'server/env.ts', 'server/version.ts', ...telling]
for (const folder of Object.keys(may)) {
  if (folder.startsWith('server/') && !pure.includes(folder)) may[folder].push(...telling, 'server/version.ts')
}

const folders = Object.keys(may)
// tests and what they stand on: x.test.ts, x.fixture.ts, test-x.ts
const test = '(\\.(test|fixture)|/test-[a-z-]+)\\.tsx?$'

/** @param {string} path */
function under(path) {
  return `^${path.replaceAll('.', '\\.')}(/|$)`
}

const rows = folders.map((folder) => {
  const narrower = folders.filter((other) => other.startsWith(`${folder}/`))
  return {
    name: `${folder} imports only its row`,
    severity: 'error',
    from: { path: under(folder), pathNot: [...narrower.map(under), test] },
    to: { path: '^(app|server|prisma|sdk|scripts|e2e|bench)/', pathNot: [under(folder), ...may[folder].map(under)] },
  }
})

/** @param {string} folder @param {{ packages: string[], why: string }} ban */
function without(folder, { packages, why }) {
  return {
    name: `${folder} is ${why}`,
    severity: 'error',
    from: { path: under(folder), pathNot: test },
    to: { path: `node_modules/(${packages.join('|')})/` },
  }
}

module.exports = {
  forbidden: [
    ...rows,
    without('server/domain', { packages: ['next', 'react', '@trpc', '@prisma', 'hono', 'pg', 'next-auth'], why: 'framework-free' }),
    without('server/tasks', { packages: ['next', 'react', '@trpc', 'hono', 'next-auth'], why: 'transport-free' }),
    {
      name: 'the sdk depends on zod only',
      severity: 'error',
      from: { path: '^sdk/typescript/src', pathNot: test },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    },
    {
      name: 'the sdk runs without node',
      severity: 'error',
      from: { path: '^sdk/typescript/src', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'a new server folder needs a row',
      severity: 'error',
      from: { path: '^server/', pathNot: [...folders.map(under), test] },
      to: {},
    },
    {
      name: 'a folder says what it holds',
      severity: 'error',
      from: {},
      to: { path: '^(app|server|prisma|sdk|scripts|e2e|bench)/.*\\b(utils|lib|helpers|common|services|misc)\\b' },
    },
    {
      name: 'plugins do not know each other',
      severity: 'error',
      from: { path: '^server/(channels|verifiers|routing)/([^/]+?)(\\.tsx?|/)', pathNot: '(registry|\\.test)\\.tsx?$' },
      to: { path: '^server/$1/', pathNot: ['^server/$1/$2(\\.tsx?$|/)', '/(channel|verifier|strategy)\\.ts$'] },
    },
    {
      name: 'no barrels: import the file itself',
      severity: 'error',
      from: {
        path: '^(app|server|prisma|sdk|scripts|e2e|bench)/',
        pathNot: ['^sdk/typescript/src/(index|webhooks|forms|testing|embed)\\.ts$', '^server/db/generated', '^app/api/'],
      },
      to: { dependencyTypes: ['export'] },
    },
    {
      name: 'only tests use fixtures',
      severity: 'error',
      from: { pathNot: [test, '^(e2e|bench|scripts)/'] },
      to: { path: '(\\.fixture|/test-[a-z-]+)\\.tsx?$' },
    },
    { name: 'no cycles', severity: 'error', from: { pathNot: '^server/db/generated' }, to: { circular: true } },
    // what tsup writes names its own chunks by the .js beside them
    { name: 'every import resolves', severity: 'error', from: { pathNot: '/dist/' }, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // edges into generated code and packages count; what lies behind them is not ours
    doNotFollow: { path: ['node_modules', '^server/db/generated', '/dist/'] },
    exclude: { path: '^\\.next' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.jsx', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
}
