import { setTimeout as sleep } from 'node:timers/promises'
import { waitUntil } from '#scripts/launcher/wait-until.ts'
import { runAgent } from './agents.ts'
import { type Database, startDatabase } from './database.ts'
import { chooseFault, commit } from './faults.ts'
import { checkPromises, type Verdict } from './invariants.ts'
import { Ledger } from './ledger.ts'
import { actOnce } from './people.ts'
import { seeded } from './random.ts'
import { startReceivers } from './receivers.ts'
import { startReplicas } from './replicas.ts'

export type Options = { seed: number; seconds: number; onLine: (line: string) => void }

export type Report = { verdicts: Verdict[]; questions: number; answered: number; posts: number; faults: Record<string, number> }

const REPLICAS = 3
const RECEIVERS = 4
/** Agents that ask at the same time: enough that every fault meets creates, waits and answers under way. */
const AGENTS = 24
const PEOPLE = 3
/** Milliseconds between faults: shorter than it takes to get over one, now and then. */
const PAUSE = { min: 300, max: 2_500 }
/** Milliseconds of an idle person before they look again. */
const IDLE = 20
/** Milliseconds for everybody to be heard once nothing breaks any more. A frozen client's backoff is 15 s at most. */
const SETTLE = 120_000

/** Retries are minutes away by design; nobody waits for them here. */
async function hurryDeliveries(database: Database): Promise<boolean> {
  await database.query(`UPDATE webhook_deliveries SET next_attempt_at = now() WHERE status = 'pending' AND next_attempt_at > now()`)
  const [row] = await database.query<{ n: number }>(`SELECT count(*)::int AS n FROM webhook_deliveries WHERE status = 'pending'`)
  return row?.n === 0
}

async function untilDelivered(database: Database): Promise<void> {
  const end = performance.now() + SETTLE
  while (!(await hurryDeliveries(database)) && performance.now() < end) await sleep(500)
}

async function untilJobsAreDone(database: Database): Promise<void> {
  await waitUntil(
    async () => {
      const [row] = await database.query<{ n: number }>(
        `SELECT (SELECT count(*) FROM job_outbox)::int + (SELECT count(*) FROM graphile_worker.jobs WHERE locked_at IS NOT NULL)::int AS n`,
      )
      return row?.n === 0
    },
    { timeoutMs: SETTLE },
  )
}

/** A world in which things break; then quiet, until everybody has been heard; then the promises. */
export async function runChaos({ seed, seconds, onLine }: Options): Promise<Report> {
  const random = seeded(seed)
  const database = await startDatabase()
  const receivers = await startReceivers(RECEIVERS, random.fork())
  const env = { AWAITHUMANS_CALLBACK_ALLOW: '127.0.0.1', AWAITHUMANS_LOG_LEVEL: 'error' }
  const replicas = await startReplicas({ databaseUrl: database.url, count: REPLICAS, env })
  const ledger = new Ledger()
  const faults: Record<string, number> = {}
  const end = performance.now() + seconds * 1000
  const breaking = () => performance.now() < end
  let questions = 0

  const agents = Array.from({ length: AGENTS }, async () => {
    const mine = random.fork()
    while (breaking()) await runAgent({ ledger, replicas, callbacks: receivers.urls, random: mine }, `chaos-${seed}-${++questions}`)
  })
  let busy = true
  const people = Array.from({ length: PEOPLE }, async () => {
    const mine = random.fork()
    while (busy) if (!(await actOnce({ ledger, replicas, database, random: mine }))) await sleep(IDLE)
  })
  const saboteur = (async () => {
    const mine = random.fork()
    for (let done = 0; breaking(); done++) {
      await sleep(mine.between(PAUSE.min, PAUSE.max))
      const name = chooseFault(done, mine)
      faults[name] = (faults[name] ?? 0) + 1
      onLine(`${((performance.now() - end) / 1000 + seconds).toFixed(1).padStart(6)} s  ${name}`)
      await commit(name, { replicas, database, random: mine })
    }
  })()
  await saboteur
  receivers.heal()
  onLine('         quiet')
  await Promise.race([Promise.all(agents), sleep(SETTLE)])
  busy = false
  await Promise.all(people)
  await untilDelivered(database)
  await untilJobsAreDone(database)
  const verdicts = await checkPromises(ledger, database, receivers.heard)
  await replicas.stop()
  await receivers.stop()
  await database.stop()
  const answered = [...ledger.entries.values()].filter(({ heard }) => heard[0]?.kind === 'answered').length
  return { verdicts, questions, answered, posts: receivers.heard.length, faults }
}
