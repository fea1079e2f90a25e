import { fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { adviceFor } from '#scripts/launcher/advice.ts'
import { anyFreePort } from '#scripts/launcher/ports.ts'
import { ROOT } from '#scripts/launcher/root.ts'
import { readOrCreateSecret } from '#scripts/launcher/secrets.ts'
import { findBinaries } from './binaries.ts'
import { createCluster, dataArgument, postgresEnv, SUPERUSER, type Cluster } from './cluster.ts'
import { postgresIdentity } from './identity.ts'
import { clearLeftover } from './leftover.ts'

export type Postgres = {
  url: string
  pid: number
  /** Settles when Postgres ends, whoever ended it. */
  ended: Promise<unknown>
  stop: () => Promise<void>
}

type Options = {
  /** For tests: the data is thrown away at the end, so nothing waits for the disk. */
  ephemeral?: boolean
  /** More settings of Postgres, for benchmarks. */
  settings?: Record<string, string>
}

const DATABASE = 'postgres'

// After a crash Postgres replays its log before it lets anybody in; a minute covers gigabytes of it.
const READY_MS = 60_000
const STEP_MS = 20

// Two reasons to try again: somebody took the port since we looked, or children of a killed Postgres still leave.
const TRANSIENT = /Address already in use|could not bind|pre-existing shared memory block/
const TRIES = 20
const PAUSE_MS = 250

const SETTINGS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC' }
// 400: each test file has a pool of its own, and Playwright's servers too.
const EPHEMERAL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' }

type Attempt = { cluster: Cluster; log: string; settings: Record<string, string>; password: string; remove?: string }

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  // Postgres may end while we knock; the guard's exit tells.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function launch({ cluster, log, settings, password, remove }: Attempt): Promise<Postgres> {
  const port = await anyFreePort()
  const url = `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`
  const output = openSync(log, 'w', 0o600)
  const guard = fork(join(ROOT, 'scripts/postgres/guard.mjs'), [], {
    detached: true,
    execArgv: [],
    env: postgresEnv(),
    stdio: ['ignore', output, output, 'ipc'],
  })
  closeSync(output)
  const ended = once(guard, 'exit')
  const options = Object.entries({ ...settings, port: String(port) }).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  guard.send({
    command: cluster.binaries.postgres,
    args: ['-D', dataArgument(cluster), ...options],
    cwd: cluster.data,
    ...cluster.identity,
    env: postgresEnv(),
    remove,
  })
  const end = performance.now() + READY_MS
  while (guard.exitCode === null && guard.signalCode === null && performance.now() < end) {
    if (await accepts(url)) return { url, pid: guard.pid ?? 0, ended, stop: () => stop() }
    await delay(STEP_MS)
  }
  await stop()
  const words = readFileSync(log, 'utf8')
  throw adviceFor(words) ?? new Error(`Postgres did not start:\n${words}`)

  async function stop(): Promise<void> {
    if (guard.connected) guard.disconnect()
    await ended
  }
}

async function launchPatiently(attempt: Attempt): Promise<Postgres> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await launch(attempt)
    } catch (error) {
      if (tried === TRIES || !TRANSIENT.test((error as Error).message)) throw error
      await delay(PAUSE_MS)
    }
  }
}

/**
 * Starts the Postgres of a data folder, and makes it first where there is none. The caller is the only one who uses the
 * folder. It listens on the loopback alone, asks for a password, and goes when we go.
 */
export async function startPostgres(folder: string, { ephemeral = false, settings = {} }: Options = {}): Promise<Postgres> {
  mkdirSync(folder, { recursive: true })
  const data = join(folder, 'postgres')
  const identity = postgresIdentity(data)
  const cluster: Cluster = { data, identity, binaries: findBinaries(identity) }
  const password = readOrCreateSecret(join(folder, 'postgres.password'))
  await createCluster(cluster, { password, sync: !ephemeral })
  await clearLeftover(data)
  return launchPatiently({
    cluster,
    password,
    log: join(folder, 'postgres.log'),
    settings: { ...SETTINGS, ...(ephemeral ? EPHEMERAL : {}), ...settings },
    ...(ephemeral ? { remove: folder } : {}),
  })
}
