import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { print } from '#scripts/bootstrap/progress.mjs'
import { attachDatabase } from '#scripts/launcher/attach.ts'
import { ROOT } from '#scripts/launcher/root.ts'
import { disconnect } from '#server/db/client.ts'
import { migrate } from '#server/db/migrate.ts'
import { env } from '#server/env.ts'

type Scenario = { seed: () => Promise<Record<string, string>> }

const USAGE = `Usage: npm run seed -- <scenario>

Fills the database of npm run dev. The scenarios are the files of prisma/seed that export seed(); start with: showcase, or busy
`

async function load(name: string): Promise<Scenario> {
  const file = join('prisma/seed', `${name}.ts`)
  if (!/^[a-z0-9-]+$/.test(name) || !existsSync(join(ROOT, file))) throw new Error(`There is no scenario "${name}".\n\n${USAGE}`)
  const scenario = (await import(`#prisma/seed/${name}.ts`)) as Partial<Scenario>
  if (!scenario.seed) throw new Error(`${file} is no scenario: it exports no seed().\n\n${USAGE}`)
  return { seed: scenario.seed }
}

async function main(): Promise<void> {
  const { seed } = await load(process.argv[2] ?? '')
  const { serverUrl, release } = await attachDatabase()
  try {
    await migrate(env().DATABASE_URL)
    const tasks = await seed()
    print()
    for (const [name, id] of Object.entries(tasks)) print(`  ${name.padEnd(14)}${serverUrl ?? env().publicUrl}/tasks/${id}`)
    print(`\n  ${serverUrl ? 'The server shows them now.' : 'See them with: npm run dev'}\n`)
  } finally {
    await disconnect()
    await release()
  }
}

main().catch((error: Error) => {
  print(`\n${error.message}\n`)
  process.exitCode = 1
})
