import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '#scripts/postgres/start.ts'

const TOKEN = 'token-of-the-benchmark'

export type Machine = AsyncDisposable & {
  databaseUrl: string
  /** The server's settings, for what a benchmark runs in its own process. */
  environment: Record<string, string>
  call: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: string }>
}

/**
 * A durable Postgres (fsync on) and the server of bench/server.ts, each in a process of its own; `connections` kept alive.
 * Calls go to the servers in turn.
 */
export async function startMachine(connections: number, servers = 1): Promise<Machine> {
  const data = mkdtempSync(join(tmpdir(), 'awaithumans-bench-'))
  const postgres = await startPostgres(data)
  const environment = {
    NODE_ENV: 'production' as const,
    DATABASE_URL: postgres.url,
    AWAITHUMANS_PAYLOAD_KEY: Buffer.alloc(32, 'bench').toString('base64url'),
    AWAITHUMANS_ADMIN_API_TOKEN: TOKEN,
    AWAITHUMANS_LOG_LEVEL: 'warn',
    AWAITHUMANS_CALLBACK_ALLOW: '127.0.0.1',
  }
  const children = Array.from({ length: servers }, () =>
    fork(new URL('server.ts', import.meta.url), { env: { ...process.env, ...environment } }),
  )
  const ports = await Promise.all(children.map(async (child) => ((await once(child, 'message')) as [number])[0]))
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
  const stop = async () => {
    agent.destroy()
    const ended = children.map((child) => once(child, 'exit'))
    for (const child of children) child.disconnect()
    await Promise.all(ended)
    await postgres.stop()
    rmSync(data, { recursive: true, force: true })
  }
  return { call, databaseUrl: postgres.url, environment, [Symbol.asyncDispose]: stop }
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
