import pg from 'pg'
import { print, quantile, startMachine } from './machine.ts'
import { seedTasks } from './seed-tasks.ts'

/**
 * Two things that must not depend on how many tasks there are: how late a deadline is told to those who wait, and how long a
 * page of the inbox takes. Measured with a thousand tasks and with a million in the same Postgres.
 */
const SIZES = [1_000, 1_000_000]
const SAMPLES = 60
/** Deadlines a second, and seconds. */
const DUE = { rate: 200, seconds: 15 }

await using machine = await startMachine(4)
const sql = new pg.Pool({ connectionString: machine.databaseUrl })
// A stop of Postgres ends its idle connections with an error.
sql.on('error', () => undefined)
Object.assign(process.env, machine.environment)
const { createPerson } = await import('#server/people/create-person.ts')
const { countInbox, listInbox } = await import('#server/tasks/list-inbox.ts')
const { listTasks } = await import('#server/tasks/list-tasks.ts')
const { listTasksQuery } = await import('#contract/task.ts')
const { inboxQuery } = await import('#contract/views.ts')
const { disconnect } = await import('#server/db/client.ts')

const operator = {
  kind: 'operator' as const,
  person: await createPerson({ email: 'olga@example.com', displayName: 'Olga', isOperator: true }),
}
const reviewer = { kind: 'reviewer' as const, person: await createPerson({ email: 'rita@example.com', displayName: 'Rita' }) }

const PAGES = {
  'operator, mine': () => listInbox(operator, inboxQuery.parse({ tab: 'mine' })),
  'operator, open': () => listInbox(operator, inboxQuery.parse({ tab: 'open' })),
  'operator, all': () => listInbox(operator, inboxQuery.parse({ tab: 'all' })),
  'operator, done': () => listInbox(operator, inboxQuery.parse({ tab: 'done' })),
  'operator, search': () => listInbox(operator, inboxQuery.parse({ tab: 'all', q: 'order A-4949' })),
  'operator, counts': () => countInbox(operator),
  'reviewer, open': () => listInbox(reviewer, inboxQuery.parse({ tab: 'open' })),
  'reviewer, done': () => listInbox(reviewer, inboxQuery.parse({ tab: 'done' })),
  'reviewer, counts': () => countInbox(reviewer),
  'GET /api/tasks': () => listTasks(operator, listTasksQuery.parse({})),
  'GET /api/tasks?status': () => listTasks(operator, listTasksQuery.parse({ status: 'created' })),
}

async function p95(page: () => Promise<unknown>): Promise<number> {
  const samples: number[] = []
  for (let sample = -5; sample < SAMPLES; sample++) {
    const asked = performance.now()
    await page()
    if (sample >= 0) samples.push(performance.now() - asked)
  }
  return quantile(samples, 0.95)
}

/** Milliseconds from each deadline to its word on the channel that wakes waiters. */
async function lateness(): Promise<number[]> {
  const listener = new pg.Client({ connectionString: machine.databaseUrl })
  await listener.connect()
  await listener.query('LISTEN awaithumans_tasks')
  const total = DUE.rate * DUE.seconds
  const { rows } = await sql.query<{ id: string; timeout_at: Date }>(
    `UPDATE tasks SET timeout_at = clock_timestamp() + interval '2 seconds' + random() * make_interval(secs => $1)
     WHERE id IN (SELECT id FROM tasks WHERE status = 'created' ORDER BY id DESC LIMIT $2) RETURNING id, timeout_at`,
    [DUE.seconds, total],
  )
  const due = new Map(rows.map(({ id, timeout_at }) => [id, timeout_at.getTime()]))
  const late: number[] = []
  await new Promise<void>((resolve) => {
    listener.on('notification', ({ payload = '' }) => {
      const [id = '', what] = payload.split(' ')
      const at = due.get(id)
      if (what !== 'timed_out' || at === undefined) return
      late.push(Date.now() - at)
      if (late.length === total) resolve()
    })
  })
  await listener.end()
  return late
}

const results = new Map<string, number[]>()
let from = 0
for (const total of SIZES) {
  await seedTasks(sql, { from, total }, { operatorId: operator.person.id, reviewerId: reviewer.person.id })
  from = total
  for (const [name, page] of Object.entries(PAGES)) results.set(name, [...(results.get(name) ?? []), await p95(page)])
}
print(
  `inbox page, p95 of ${SAMPLES}`.padEnd(26) + SIZES.map((size) => `${size.toLocaleString('en')} tasks`.padStart(18)).join('') + '   ratio',
)
for (const [name, [few = Number.NaN, many = Number.NaN]] of results)
  print(`${name.padEnd(26)}${few.toFixed(1).padStart(15)} ms${many.toFixed(1).padStart(15)} ms${(many / few).toFixed(2).padStart(8)}`)
print('(aim: 20 ms or less, ratio 1.3 or less)')
const late = await lateness()
const [p50, p99] = [quantile(late, 0.5), quantile(late, 0.99)]
print(`deadline → told, ${DUE.rate}/s of 1,000,000 open: p50 ${p50.toFixed(0)} ms   p99 ${p99.toFixed(0)} ms   (aim: p99 1,200 ms or less)`)
await sql.end()
await disconnect()
