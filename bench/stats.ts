import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { migrate } from '#server/db/migrate.ts'
import { print, quantile, startMachine } from './machine.ts'
import { seedHistory, STAFF } from './seed-history.ts'

/**
 * Statistics over a month, with 1,000 tasks and with 200,000, all of them within the month: two databases on one Postgres, read in
 * turns. `first` is what a process takes that has not read them before; the rest is of what follows. The CPU is the asking process's own,
 * and says what a quiet machine would take, but for what Postgres does, which is reading some hundred rows.
 */
const SIZES = { few: 1_000, many: 200_000 }
const DAYS = 30
const SAMPLES = 50

const NAMES = ['stats', 'analytics', 'analytics, 7 days', 'analytics, one pool', 'analytics, one person', 'GET /api/stats/analytics']

await using machine = await startMachine(1)

async function fill(databaseUrl: string, total: number): Promise<void> {
  const sql = new pg.Pool({ connectionString: databaseUrl })
  // A stop of Postgres ends its idle connections with an error.
  sql.on('error', () => undefined)
  await seedHistory(sql, { total, days: DAYS })
  await sql.end()
}

function startReader(databaseUrl: string): ChildProcess {
  const env = { ...process.env, ...machine.environment, DATABASE_URL: databaseUrl }
  return fork(new URL('stats-reader.ts', import.meta.url), { env })
}

type Took = { ms: number; cpu: number }

async function ask(reader: ChildProcess, name: string): Promise<Took> {
  reader.send(name)
  const [took] = (await once(reader, 'message')) as [Took]
  return took
}

const small = new URL(machine.databaseUrl)
small.pathname = 'small'
const sql = new pg.Client({ connectionString: machine.databaseUrl })
await sql.connect()
await sql.query('CREATE DATABASE small')
await sql.end()
await migrate(small.href)
await fill(small.href, SIZES.few)
await fill(machine.databaseUrl, SIZES.many)

const urls = [small.href, machine.databaseUrl]
const packers = urls.map(startReader)
for (const [index, packer] of packers.entries()) {
  const { ms } = await ask(packer, 'pack')
  print(`packed ${Object.values(SIZES)[index]} tasks in ${ms.toFixed(0)} ms`)
  packer.disconnect()
}

const pair = (values: number[]) => values.map((value) => value.toFixed(1).padStart(6)).join(' /')

print(`${STAFF.people} people, ${STAFF.pools} pools, of ${SAMPLES}: 1,000 / 200,000 tasks, in ms`.padEnd(60))
print(`${''.padEnd(26)}${'p95'.padEnd(20)}${'median'.padEnd(20)}${'CPU, median'.padEnd(20)}first`)
for (const name of NAMES) {
  const readers = urls.map(startReader)
  const first: number[] = []
  for (const reader of readers) first.push((await ask(reader, name)).ms)
  const samples = readers.map((): Took[] => [])
  for (let sample = -10; sample < SAMPLES; sample++)
    for (const [index, reader] of readers.entries()) {
      const took = await ask(reader, name)
      if (sample >= 0) samples[index]?.push(took)
    }
  for (const reader of readers) reader.disconnect()
  const of = (what: keyof Took, share: number) =>
    samples.map((each) =>
      quantile(
        each.map((took) => took[what]),
        share,
      ),
    )
  const columns = [of('ms', 0.95), of('ms', 0.5), of('cpu', 0.5), first].map((values) => pair(values).padEnd(20))
  print(`${name.padEnd(26)}${columns.join('')}`)
}
print('(aim with 200,000: 50 ms or less)')
