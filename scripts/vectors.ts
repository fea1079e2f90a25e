/**
 * `npm run vectors` writes contract/vectors/: what the SDKs of all languages are tested by. `-- --check` only compares, and
 * fails when a file is stale.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { formVectors } from './vectors/form-vectors.ts'

const target = fileURLToPath(new URL('../contract/vectors/forms.json', import.meta.url))

const vectors = formVectors()
const fresh = await format(JSON.stringify(vectors), { ...(await resolveConfig(target)), filepath: target })
if (!process.argv.includes('--check')) {
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, fresh)
  process.stdout.write(`contract/vectors/forms.json written\n`)
} else if (fresh !== (await readFile(target, 'utf8').catch(() => ''))) {
  process.stderr.write('contract/vectors/forms.json is stale: run `npm run vectors`\n')
  process.exitCode = 1
} else {
  process.stdout.write(`vectors: ${vectors.fields.length} definitions of every kind, ${vectors.refused.length} refused forms\n`)
}
