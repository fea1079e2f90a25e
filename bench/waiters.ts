import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { print, quantile, question, startMachine, type Machine } from './machine.ts'
import type { Heard } from './agents.ts'

/**
 * What waiting costs and how fast it ends: 1, 1,000 and 10,000 agents wait on one process, each for a task of its own, with a long
 * poll that it renews. From sending a person's answer to the moment the agent has it in hand; and, while nothing happens,
 * statements, memory and CPU. The agents live in a process of their own (bench/agents.ts), on kept-alive sockets.
 *
 * Ten thousand sockets need `ulimit -n 12000` or more in the shell that starts this.
 */
const SIZES = process.env.SIZES?.split(',').map(Number) ?? [1, 1_000, 10_000]
/** Answers measured at each size. */
const SAMPLES = 300
/** Milliseconds between two answers: some 50 a second. */
const PACE = 20
/** Milliseconds of idleness that are measured: every poll is renewed at least once in it. */
const IDLE = Number(process.env.IDLE ?? 60_000)

type Usage = { rss: number; heap: number; cpuMicros: number; statements: number }

await using machine = await startMachine(64, { settings: { shared_preload_libraries: 'pg_stat_statements', max_connections: '50' } })
const database = new pg.Client({ connectionString: machine.databaseUrl })
await database.connect()
await database.query('CREATE EXTENSION pg_stat_statements')

async function usage(): Promise<Usage> {
  const { rows } = await database.query<{ calls: number }>(
    `SELECT coalesce(sum(calls), 0)::int AS calls FROM pg_stat_statements WHERE query ILIKE '%tasks%' AND query NOT ILIKE '%pg_stat%' AND query NOT ILIKE '%timeout_at <= now()%'`,
  )
  return { ...(await machine.usage()), statements: rows[0]?.calls ?? 0 }
}

function heardBy(agents: ChildProcess): Map<string, (at: number) => void> {
  const waiting = new Map<string, (at: number) => void>()
  agents.on('message', (heard: Heard) => {
    if (heard.type === 'heard') waiting.get(heard.id)?.(heard.at)
  })
  return waiting
}

async function ask(count: number): Promise<string[]> {
  const { body } = await machine.call('POST', '/api/tasks', question(`waiters-${count}-${Date.now()}`))
  const { rows } = await database.query<{ id: string }>(
    `INSERT INTO tasks (id, idempotency_key, question_digest, task, payload, payload_schema, response_schema, status, timeout_seconds, timeout_at)
     SELECT md5(t.id || n), t.id || n, question_digest, task, payload, payload_schema, response_schema, status, timeout_seconds, timeout_at
     FROM tasks t, generate_series(1, $2) AS n WHERE t.id = $1 RETURNING id`,
    [JSON.parse(body).id, count],
  )
  return rows.map(({ id }) => id)
}

async function agentsFor(ids: string[], mode: string): Promise<ChildProcess> {
  const agents = fork(new URL('agents.ts', import.meta.url), [], {
    env: { ...process.env, PORT: String(machine.port), TOKEN: machine.token, MODE: mode },
  })
  await once(agents, 'message')
  agents.send(ids)
  return agents
}

async function answerSome(machineOf: Machine, ids: string[], heard: Map<string, (at: number) => void>): Promise<number[]> {
  const samples: number[] = []
  for (const id of ids) {
    const at = new Promise<number>((resolve) => heard.set(id, resolve))
    const sent = Date.now() + 0
    const started = performance.timeOrigin + performance.now()
    const answered = machineOf.call('POST', `/api/tasks/${id}/complete`, { response: { approved: true } })
    samples.push((await at) - started)
    await answered
    await sleep(Math.max(0, PACE - (Date.now() - sent)))
  }
  return samples
}

async function measure(size: number, mode: string): Promise<void> {
  const samplesWanted = Math.min(SAMPLES, size === 1 ? 100 : size)
  const before = await usage()
  const samples: number[] = []
  let idle = ''
  for (let round = 0; samples.length < samplesWanted; round++) {
    const ids = await ask(size)
    const agents = await agentsFor(ids, mode)
    const heard = heardBy(agents)
    await machine.waited(size)
    if (size > 1) {
      const from = await usage()
      await sleep(IDLE)
      const to = await usage()
      const minutes = IDLE / 60_000
      const per = (bytes: number) => `${(bytes / size / 1_000).toFixed(1)} kB`
      idle =
        `   idle: ${((to.statements - from.statements) / size / minutes).toFixed(3)} statements a waiter a minute,` +
        ` ${per(to.rss - before.rss)} RSS and ${per(to.heap - before.heap)} heap a waiter, CPU ${((to.cpuMicros - from.cpuMicros) / IDLE / 10).toFixed(1)} %`
    }
    samples.push(...(await answerSome(machine, ids.slice(0, samplesWanted), heard)))
    agents.disconnect()
    await once(agents, 'exit')
    await machine.waited(0)
    await database.query('DELETE FROM tasks')
  }
  const [p50, p99] = [quantile(samples, 0.5), quantile(samples, 0.99)].map((each) => each.toFixed(1))
  print(
    `${mode.padEnd(7)}${String(size).padStart(6)} waiting   answer → resume p50 ${p50} ms, p99 ${p99} ms (${samples.length} answers)${idle}`,
  )
}

const modes = process.argv[2] ? [process.argv[2]] : ['poll', 'stream']
await measure(300, 'poll')
for (const mode of modes) for (const size of SIZES) await measure(size, mode)
print('(aims at 10,000: p50 10 ms, p99 50 ms; 0 statements; 20 kB; 5 % of a core)')
await database.end()
