import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from '#scripts/launcher/root.ts'
import { pendingSql } from '#scripts/schema/diff.ts'

const USAGE = `Usage: npm run db:diff               show what schema.prisma asks for beyond the migrations
       npm run db:diff -- <name>     write it as prisma/migrations/<time>_<name>/migration.sql
       npm run db:diff -- --check    exit with 1 when there is anything
`

function write(name: string, sql: string): string {
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = join('prisma/migrations', `${time}_${name}`)
  mkdirSync(join(ROOT, folder), { recursive: true })
  writeFileSync(join(ROOT, folder, 'migration.sql'), sql)
  return join(folder, 'migration.sql')
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { check: { type: 'boolean', default: false } }, allowPositionals: true })
  const [name] = positionals
  if (positionals.length > 1 || (name && !/^[a-z][a-z0-9_]*$/.test(name))) {
    process.stderr.write(`A name is one word of a–z, 0–9 and _.\n\n${USAGE}`)
    process.exitCode = 2
    return
  }
  const sql = await pendingSql()
  if (!sql) process.stdout.write('schema: the migrations give what schema.prisma asks for\n')
  else if (name) process.stdout.write(`Wrote ${write(name, sql)}. Read it before you commit it.\n`)
  else process.stdout.write(values.check ? `schema: no migration gives this yet (npm run db:diff -- <name>):\n\n${sql}` : sql)
  if (sql && values.check) process.exitCode = 1
}

await main()
