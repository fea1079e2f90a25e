import { join } from 'node:path'
import { step } from '#scripts/bootstrap/progress.mjs'
import { startPostgres } from '#scripts/postgres/start.ts'
import { atEnd } from './closers.ts'
import { firstFreePort } from './ports.ts'
import { readOrCreateSecret } from './secrets.ts'
import type { Settings } from './settings.ts'

export type Mode = 'demo' | 'dev' | 'start'

/** All the server needs to know, as its environment. */
export type Environment = Record<string, string> & {
  AWAITHUMANS_ADMIN_API_TOKEN: string
  AWAITHUMANS_HOST: string
  AWAITHUMANS_PORT: string
  DATABASE_URL: string
}

const DEFAULT_PORT = 3001
const TRIES = 10

/** The given database, or a Postgres of our own in the data folder. */
export async function provideDatabase({ databaseUrl, dataDir }: Settings, onLost: () => void): Promise<string> {
  if (databaseUrl) return databaseUrl
  const postgres = await step('Postgres', () => startPostgres(dataDir))
  atEnd(postgres.stop)
  void postgres.ended.then(onLost)
  return postgres.url
}

/**
 * In production a port is a promise to whoever sits in front, so a chosen one is taken or nothing is. On a person's machine
 * the next free one is as good.
 */
async function choosePort(host: string, settings: Settings, mode: Mode): Promise<number> {
  const tries = mode === 'start' && settings.port !== undefined ? 1 : TRIES
  return firstFreePort(host, { first: settings.port ?? DEFAULT_PORT, tries })
}

/** The data folder and the secrets in it, made at first use unless they were given. */
export function provideSecrets({
  environment,
  dataDir,
}: Settings): Pick<Environment, 'AWAITHUMANS_ADMIN_API_TOKEN'> & Record<string, string> {
  return {
    AWAITHUMANS_DATA_DIR: dataDir,
    AWAITHUMANS_ADMIN_API_TOKEN: environment.AWAITHUMANS_ADMIN_API_TOKEN ?? readOrCreateSecret(join(dataDir, 'admin.token')),
    AWAITHUMANS_PAYLOAD_KEY: environment.AWAITHUMANS_PAYLOAD_KEY ?? readOrCreateSecret(join(dataDir, 'payload.key')),
  }
}

export async function provideEnvironment(
  settings: Settings,
  { mode, databaseUrl }: { mode: Mode; databaseUrl: string },
): Promise<Environment> {
  // A production server is there for others; what runs on a person's machine is nobody else's business.
  const host = settings.host ?? (mode === 'start' ? '0.0.0.0' : '127.0.0.1')
  const port = await choosePort(host, settings, mode)
  return {
    AWAITHUMANS_PUBLIC_URL: `http://localhost:${port}`,
    ...settings.environment,
    ...provideSecrets(settings),
    AWAITHUMANS_HOST: host,
    AWAITHUMANS_PORT: String(port),
    DATABASE_URL: databaseUrl,
  }
}
