/**
 * `npm run sdk:generate` writes sdk/typescript/src/generated/api.ts from the API's own OpenAPI document; `-- --check` only
 * compares, and fails when the file is stale. Needs neither a database nor a running server.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { openApiDocument } from '#server/http/openapi.ts'
import { openApiToTypeScript } from './openapi-to-typescript.ts'

const target = fileURLToPath(new URL('../sdk/typescript/src/generated/api.ts', import.meta.url))

const HEADER = `// Written by \`npm run sdk:generate\` from the API's own definition. Change that, not this.
import type { Operation } from '../http/operation.ts'`

async function generate(): Promise<string> {
  const source = openApiToTypeScript(openApiDocument(), HEADER)
  return format(source, { ...(await resolveConfig(target)), filepath: target })
}

const fresh = await generate()
if (!process.argv.includes('--check')) {
  await writeFile(target, fresh)
  process.stdout.write('sdk/typescript/src/generated/api.ts written\n')
} else if (fresh !== (await readFile(target, 'utf8').catch(() => ''))) {
  process.stderr.write('sdk/typescript/src/generated/api.ts is stale: run `npm run sdk:generate`\n')
  process.exitCode = 1
}
