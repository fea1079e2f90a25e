import pg from 'pg'
import { print, question, startMachine } from './machine.ts'

/**
 * Tasks created a second by one, two and three replicas on one Postgres, each for a person and each asked twice at the same
 * moment of different replicas; then whatever exists twice is counted: tasks of one key, first events, jobs, offers.
 */
const CONNECTIONS = 16
const SECONDS = 5

const DOUBLED = `SELECT
  (SELECT count(*) - count(DISTINCT idempotency_key) FROM tasks)::int AS tasks,
  (SELECT count(*) - count(DISTINCT task_id) FROM events WHERE action = 'created')::int AS events,
  (SELECT count(*) - count(DISTINCT task_id) FROM events WHERE action IN ('assigned', 'notified'))::int AS notices,
  (SELECT count(*) - count(DISTINCT task_id) FROM assignments)::int AS offers`

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row | undefined> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Row>(sql)
  await client.end()
  return rows[0]
}

for (const servers of [1, 2, 3]) {
  await using machine = await startMachine(CONNECTIONS * 2, { servers })
  let keys = 0
  let done = 0
  const end = performance.now() + SECONDS * 1000
  const ask = async () => {
    const sent = { ...question(`bench-${++keys}`), assign_to: { email: 'dana@example.com' } }
    const answers = await Promise.all([machine.call('POST', '/api/tasks', sent), machine.call('POST', '/api/tasks', sent)])
    if (answers.some(({ status }) => status !== 201)) throw new Error(answers.map(({ body }) => body).join('\n'))
    done += 1
  }
  const loop = async () => {
    while (performance.now() < end) await ask()
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, loop))
  const doubled = Object.entries((await query<Record<string, number>>(machine.databaseUrl, DOUBLED)) ?? {})
  const found = doubled.map(([name, n]) => `${n} ${name}`).join(', ')
  print(
    `${servers} replica${servers > 1 ? 's' : ' '}   ${(done / SECONDS).toFixed(0).padStart(5)} tasks/s, each asked twice   doubled: ${found}`,
  )
}
