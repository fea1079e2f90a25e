import { build } from '#scripts/building/build.ts'
import { buildSdk } from '#scripts/building/prepare.ts'
import { startTestPostgres } from '#scripts/testing/template.ts'

/** Where the workers find Postgres: they are processes of their own. */
export const POSTGRES_URL = 'E2E_POSTGRES_URL'

/** Once before all journeys: what the server and the agents run, unless it is fresh, and one Postgres for all. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await build()
  await buildSdk()
  const { url, stop } = await startTestPostgres()
  process.env[POSTGRES_URL] = url
  return stop
}
