import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { print, step } from '#scripts/bootstrap/progress.mjs'
import { ensureBrowser } from '#scripts/browser/install.ts'
import { build } from '#scripts/building/build.ts'
import { ROOT } from '#scripts/launcher/root.ts'
import { startServer } from '#scripts/launcher/start-server.ts'
import { startPostgres } from '#scripts/postgres/start.ts'
import type { Page } from '#scripts/camera/pages.ts'
import { openBrowser, photograph } from '#scripts/camera/photograph.ts'

const FOLDER = 'screens'

/** `npm run screens -- inbox people`: only pages whose names begin so; the other pictures stay as they are. */
const ONLY = process.argv.slice(2)
const isMeant = ({ name }: Page) => ONLY.length === 0 || ONLY.some((start) => name.startsWith(start))

/** All but which migrations have been run. */
const TABLES = `SELECT string_agg(format('%I', tablename), ', ') AS all FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`

const SCENARIOS = { showcase: () => import('#prisma/seed/showcase.ts'), busy: () => import('#prisma/seed/busy.ts') }

/** The scenarios run here, on the database and with the secrets of the server; the second in place of the first. */
async function seedScenario(name: keyof typeof SCENARIOS, environment: Record<string, string>) {
  Object.assign(process.env, environment)
  const { OPERATOR } = await import('#prisma/seed/showcase.ts')
  const { seed } = await SCENARIOS[name]()
  const { pool } = await import('#server/db/client.ts')
  const { rows } = await pool().query<{ all: string }>(TABLES)
  await pool().query(`TRUNCATE ${rows[0]?.all} CASCADE`)
  return { tasks: await seed(), operator: OPERATOR }
}

async function main(): Promise<void> {
  await ensureBrowser()
  await build()
  const folder = join(ROOT, FOLDER)
  if (ONLY.length === 0) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const postgres = await startPostgres(mkdtempSync(join(tmpdir(), 'awaithumans-screens-')), { ephemeral: true })
  const server = await startServer({ databaseUrl: postgres.url, env: { AWAITHUMANS_DEV_PAGES: 'true' } })
  const browser = await openBrowser()
  try {
    const { url, setupUrl, environment } = server
    const seeded = { tasks: {}, setupUrl: setupUrl ?? url }
    const empty = { url, seeded, folder, operator: { email: '', password: '' } }
    const before = await step('Empty server', () =>
      photograph(browser, { scene: empty, fits: (page) => page.empty === true && isMeant(page) }),
    )
    let taken = before
    for (const scenario of ['showcase', 'busy'] as const) {
      const { tasks, operator } = await step(`Seed: ${scenario}`, () => seedScenario(scenario, environment))
      const scene = { url, folder, operator, seeded: { ...seeded, tasks } }
      const fits = (page: Page) => !page.empty && (page.busy === true) === (scenario === 'busy') && isMeant(page)
      taken += await step(`Seeded server: ${scenario}`, () => photograph(browser, { scene, fits }))
    }
    const { disconnect } = await import('#server/db/client.ts')
    await disconnect()
    print(`\n  ${taken} screenshots in ${FOLDER}/\n`)
  } finally {
    await browser.close()
    await server.stop()
    await postgres.stop()
  }
}

print()
main().catch((error: Error) => {
  print(`\n${error.stack ?? error.message}\n`)
  process.exitCode = 1
})
