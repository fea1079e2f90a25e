import { startPostgres } from '#scripts/postgres/start.ts'
import { provideSecrets } from './environment.ts'
import { claimInstance, findInstance } from './instance.ts'
import { readSettings, type Settings } from './settings.ts'

type Attached = {
  /** Where its server is, while one runs. */
  serverUrl: string | undefined
  release: () => Promise<void>
}

const nothing = () => Promise.resolve()

async function find(settings: Settings): Promise<Attached & { databaseUrl: string }> {
  const { databaseUrl, dataDir } = settings
  if (databaseUrl) return { databaseUrl, serverUrl: undefined, release: nothing }
  const running = await findInstance(dataDir)
  if (running?.databaseUrl) return { databaseUrl: running.databaseUrl, serverUrl: running.url, release: nothing }
  const instance = await claimInstance(dataDir)
  const { url, stop } = await startPostgres(dataDir)
  const release = async () => {
    await stop()
    instance.release()
  }
  return { databaseUrl: url, serverUrl: undefined, release }
}

/**
 * Points the settings of this process at the database of `npm run dev`: that of DATABASE_URL, that of the launcher that runs,
 * or else the one in the data folder, started for as long as it is needed. Call it before anything reads the settings.
 */
export async function attachDatabase(): Promise<Attached> {
  const settings = readSettings()
  const { databaseUrl, ...attached } = await find(settings)
  Object.assign(process.env, settings.environment, provideSecrets(settings), { DATABASE_URL: databaseUrl })
  return attached
}
