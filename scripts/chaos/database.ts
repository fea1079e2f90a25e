import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Postgres, startPostgres } from '#scripts/postgres/start.ts'

/** A durable Postgres behind an address that stays the same when it is killed and started again. */
export type Database = {
  url: string
  /** For looking at it from outside; not through the address that faults cut. */
  query: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>
  /** kill -9 of the whole server, and a start on what it left on disk. */
  crash: () => Promise<void>
  /** Every connection that listens is closed, as a failover or an idle firewall does it. */
  dropListeners: () => Promise<void>
  stop: () => Promise<void>
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}

/** Forwards to wherever Postgres is now. */
async function startGate(target: () => number): Promise<{ port: number; close: () => Promise<void> }> {
  const open = new Set<Socket>()
  const gate = createServer((client) => {
    const server = connect({ port: target(), host: '127.0.0.1' })
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      open.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        open.delete(from)
        to.destroy()
      })
      from.pipe(to)
    }
  })
  await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
  const close = () => {
    for (const socket of open) socket.destroy()
    return new Promise<void>((resolve) => gate.close(() => resolve()))
  }
  return { port: (gate.address() as AddressInfo).port, close }
}

export async function startDatabase(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'awaithumans-chaos-'))
  let postgres: Postgres = await startPostgres(folder)
  const gate = await startGate(() => portOf(postgres.url))
  const url = new URL(postgres.url)
  url.port = String(gate.port)

  async function query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: postgres.url })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query<Row>(sql, values)).rows
    } finally {
      await client.end()
    }
  }

  async function crash(): Promise<void> {
    const [pid] = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')
    process.kill(Number(pid), 'SIGKILL')
    await postgres.ended
    postgres = await startPostgres(folder)
  }

  return {
    url: url.href,
    query,
    crash,
    dropListeners: async () => void (await query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'`)),
    stop: async () => {
      await gate.close()
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
