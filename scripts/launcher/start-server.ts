import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anyFreePort } from './ports.ts'
import { readOrCreateSecret } from './secrets.ts'
import { startServerProcess, type Server } from './server.ts'

export type StartOptions = {
  databaseUrl: string
  /** A free one by default; give the earlier one to take a killed server's place. */
  port?: number
  /** Where the secrets are; a new folder by default. Give the earlier one to keep sessions and links valid. */
  dataDir?: string
  env?: Record<string, string>
  onLine?: (line: string) => void
}

export type StartedServer = Server & { adminToken: string; port: number; dataDir: string; environment: Record<string, string> }

/** Kept as long as we live: a server that was killed is started again on it. */
function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'awaithumans-server-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/**
 * A real server on a given database, for tests and scripts: `stop()` ends it in order, `kill()` like a power cut. It runs the
 * production build: make it first (scripts/building/build.ts).
 */
export async function startServer({ databaseUrl, env, onLine, ...options }: StartOptions): Promise<StartedServer> {
  const dataDir = options.dataDir ?? newDataDir()
  const port = options.port ?? (await anyFreePort())
  const adminToken = env?.AWAITHUMANS_ADMIN_API_TOKEN ?? readOrCreateSecret(join(dataDir, 'admin.token'))
  const environment = {
    AWAITHUMANS_HOST: '127.0.0.1',
    AWAITHUMANS_PUBLIC_URL: `http://localhost:${port}`,
    AWAITHUMANS_PAYLOAD_KEY: readOrCreateSecret(join(dataDir, 'payload.key')),
    AWAITHUMANS_LOG_LEVEL: 'info',
    ...env,
    AWAITHUMANS_ADMIN_API_TOKEN: adminToken,
    AWAITHUMANS_PORT: String(port),
    AWAITHUMANS_DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
  }
  const server = await startServerProcess({ mode: 'production', environment, ...(onLine && { onLine }) })
  return { ...server, adminToken, port, dataDir, environment }
}
