import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { migrate } from '#server/db/migrate.ts'
import { print, quantile, startMachine } from './machine.ts'
import { seedTasks } from './seed-tasks.ts'

/**
 * Two things that must not depend on how many tasks there are: how late a deadline is told to those who wait, and how long a
 * page of the inbox takes. Two databases of one Postgres, a thousand tasks in one and a million in the other, are read in
 * turns, so that whatever else the machine does hits both.
 */
const SIZES = { few: 1_000, many: 1_000_000 }
const SAMPLES = 200
/** Deadlines a second, and seconds. */
const DUE = { rate: 200, seconds: 15 }
const NAMES = [
  ...['operator, mine', 'operator, open', 'operator, all', 'operator, done', 'operator, search', 'operator, counts'],
  ...['reviewer, open', 'reviewer, done', 'reviewer, counts', 'GET /api/tasks', 'GET /api/tasks?status'],
]

await using machine = await startMachine(4)

function connect(databaseUrl: string): pg.Pool {
  const sql = new pg.Pool({ connectionString: databaseUrl })
  // A stop of Postgres ends its idle connections with an error.
  sql.on('error', () => undefined)
  return sql
}

function startReader(databaseUrl: string): ChildProcess {
  const env = { ...process.env, ...machine.environment, DATABASE_URL: databaseUrl }
  return fork(new URL('inbox-reader.ts', import.meta.url), { env })
}

async function read(reader: ChildProcess, name: string): Promise<number> {
  reader.send(name)
  const [ms] = (await once(reader, 'message')) as [number]
  return ms
}

async function compare(name: string, readers: ChildProcess[]): Promise<number[]> {
  const samples = readers.map((): number[] => [])
  for (let sample = -10; sample < SAMPLES; sample++)
    for (const [index, reader] of readers.entries()) {
      const ms = await read(reader, name)
      if (sample >= 0) samples[index]?.push(ms)
    }
  return samples.map((each) => quantile(each, 0.95))
}

/** Milliseconds from each deadline to its word on the channel that wakes waiters. */
async function lateness(sql: pg.Pool): Promise<number[]> {
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

const sql = connect(machine.databaseUrl)
const small = new URL(machine.databaseUrl)
small.pathname = 'small'
await sql.query('CREATE DATABASE small')
await migrate(small.href)
const sqlOfSmall = connect(small.href)
await seedTasks(sqlOfSmall, SIZES.few)
await sqlOfSmall.end()
await seedTasks(sql, SIZES.many)

const readers = [startReader(small.href), startReader(machine.databaseUrl)]
print(
  `inbox page, p95 of ${SAMPLES}`.padEnd(26) +
    Object.values(SIZES)
      .map((size) => `${size.toLocaleString('en')} tasks`.padStart(18))
      .join('') +
    '   ratio',
)
for (const name of NAMES) {
  const [few = Number.NaN, many = Number.NaN] = await compare(name, readers)
  print(`${name.padEnd(26)}${few.toFixed(1).padStart(15)} ms${many.toFixed(1).padStart(15)} ms${(many / few).toFixed(2).padStart(8)}`)
}
print('(aim: 30 ms or less, search 150 ms or less; ratio 1.3 or less)')
for (const reader of readers) reader.disconnect()
const late = await lateness(sql)
const [p50, p99] = [quantile(late, 0.5), quantile(late, 0.99)]
print(`deadline → told, ${DUE.rate}/s of 1,000,000 open: p50 ${p50.toFixed(0)} ms   p99 ${p99.toFixed(0)} ms   (aim: p99 1,200 ms or less)`)
await sql.end()
