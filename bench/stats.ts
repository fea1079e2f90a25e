import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { migrate } from '#server/db/migrate.ts'
import { print, quantile, startMachine } from './machine.ts'
import { seedHistory, STAFF } from './seed-history.ts'

/**
 * Statistics over a month, with 1,000 tasks and with 200,000, all of them within the month: two databases on one Postgres, read in
 * turns. `first` is what a process takes that has not read them before; the rest is the 95th percentile of what follows.
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

async function ask(reader: ChildProcess, name: string): Promise<number> {
  reader.send(name)
  const [ms] = (await once(reader, 'message')) as [number]
  return ms
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
for (const [index, packer] of packers.entries())
  print(`packed ${Object.values(SIZES)[index]} tasks in ${(await ask(packer, 'pack')).toFixed(0)} ms`)
for (const packer of packers) packer.disconnect()

print(`${STAFF.people} people, ${STAFF.pools} pools; p95 of ${SAMPLES}, and the first time`)
for (const name of NAMES) {
  const readers = urls.map(startReader)
  const first: number[] = []
  for (const reader of readers) first.push(await ask(reader, name))
  const samples = readers.map((): number[] => [])
  for (let sample = -10; sample < SAMPLES; sample++)
    for (const [index, reader] of readers.entries()) {
      const ms = await ask(reader, name)
      if (sample >= 0) samples[index]?.push(ms)
    }
  for (const reader of readers) reader.disconnect()
  const [few = Number.NaN, many = Number.NaN] = samples.map((each) => quantile(each, 0.95))
  const medians = samples.map((each) => quantile(each, 0.5).toFixed(1)).join(' / ')
  print(
    `${name.padEnd(26)}${few.toFixed(1).padStart(8)} ms${many.toFixed(1).padStart(8)} ms   ratio ${(many / few).toFixed(2).padStart(6)}   medians ${medians} ms   first ${first.map((ms) => ms.toFixed(0)).join(' / ')} ms`,
  )
}
print('(aim with 200,000: 50 ms or less)')
