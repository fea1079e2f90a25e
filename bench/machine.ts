import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startPostgres } from '#scripts/postgres/start.ts'

const TOKEN = 'token-of-the-benchmark'

export type Machine = AsyncDisposable & {
  databaseUrl: string
  /** The server's settings, for what a benchmark runs in its own process. */
  environment: Record<string, string>
  /** Of the first server. */
  port: number
  token: string
  /** Bytes after a collection of garbage, and CPU time of the first server so far. */
  usage: () => Promise<{ rss: number; heap: number; cpuMicros: number }>
  /** Done once this many tasks are waited for at the first server, give or take those whose polls are being renewed. */
  waited: (count: number) => Promise<void>
  call: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: string }>
}

type Options = {
  /** Calls go to them in turn. */
  servers?: number
  /** Of Postgres. */
  settings?: Record<string, string>
}

/** A durable Postgres (fsync on) and the server of bench/server.ts, each in a process of its own; `connections` kept alive. */
export async function startMachine(connections: number, { servers = 1, settings = {} }: Options = {}): Promise<Machine> {
  const data = mkdtempSync(join(tmpdir(), 'awaithumans-bench-'))
  const postgres = await startPostgres(data, { settings })
  const environment = {
    NODE_ENV: 'production' as const,
    DATABASE_URL: postgres.url,
    AWAITHUMANS_PAYLOAD_KEY: Buffer.alloc(32, 'bench').toString('base64url'),
    AWAITHUMANS_ADMIN_API_TOKEN: TOKEN,
    AWAITHUMANS_LOG_LEVEL: 'warn',
    AWAITHUMANS_CALLBACK_ALLOW: '127.0.0.1',
  }
  const options = { execArgv: [...process.execArgv, '--expose-gc'], env: { ...process.env, ...environment } }
  const children = Array.from({ length: servers }, () => fork(new URL('server.ts', import.meta.url), options))
  const ports = await Promise.all(children.map(async (child) => ((await once(child, 'message')) as [number])[0]))
  const [child, port] = [children[0] as (typeof children)[number], ports[0] as number]
  let calls = 0
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const call: Machine['call'] = (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }
      const port = ports[calls++ % ports.length]
      const sent = request({ port, host: '127.0.0.1', agent, method, path, headers }, (answer) => {
        let text = ''
        answer
          .setEncoding('utf8')
          .on('data', (part) => (text += part))
          .on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }))
      })
      sent.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body))
    })
  const ask = async (question: string): Promise<unknown> => {
    child.send(question)
    const [answer] = (await once(child, 'message')) as [unknown]
    return answer
  }
  const usage = async () => (await ask('usage')) as { rss: number; heap: number; cpuMicros: number }
  const waited = async (count: number) => {
    // Polls end and begin anew: of many, a few are always in between.
    const least = Math.ceil(count * 0.98)
    for (let now = Number.NaN; !(now >= least && now <= count); now = (await ask('waited')) as number) await sleep(50)
  }
  const stop = async () => {
    agent.destroy()
    const ended = children.map((child) => once(child, 'exit'))
    for (const child of children) child.disconnect()
    await Promise.all(ended)
    await postgres.stop()
    rmSync(data, { recursive: true, force: true })
  }
  return { call, port, token: TOKEN, databaseUrl: postgres.url, environment, usage, waited, [Symbol.asyncDispose]: stop }
}

export function quantile(samples: number[], q: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** A question of the usual size: a few hundred bytes of evidence and a schema of two fields. */
export function question(key: string) {
  return {
    task: 'Approve this $250 refund?',
    payload: { amount: 250, currency: 'USD', customer: { name: 'Dana Whitfield', email: 'dana@example.com' }, reason: 'Arrived damaged.' },
    payload_schema: {},
    response_schema: { type: 'object', properties: { approved: { type: 'boolean' }, reason: { type: 'string' } }, required: ['approved'] },
    timeout_seconds: 3_600,
    idempotency_key: key,
  }
}
