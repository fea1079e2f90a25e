/**
 * `npm run vectors` writes contract/vectors/: what the SDKs of all languages are tested by. `-- --check` only compares, and
 * fails when a file is stale.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { answerVectors } from './vectors/answer-vectors.ts'
import { formVectors } from './vectors/form-vectors.ts'

const forms = formVectors()
const answers = answerVectors()
const files = { 'forms.json': forms, 'answers.json': answers }

for (const [name, vectors] of Object.entries(files)) {
  const target = fileURLToPath(new URL(`../contract/vectors/${name}`, import.meta.url))
  const fresh = await format(JSON.stringify(vectors), { ...(await resolveConfig(target)), filepath: target })
  if (!process.argv.includes('--check')) {
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, fresh)
    process.stdout.write(`contract/vectors/${name} written\n`)
  } else if (fresh !== (await readFile(target, 'utf8').catch(() => ''))) {
    process.stderr.write(`contract/vectors/${name} is stale: run \`npm run vectors\`\n`)
    process.exitCode = 1
  }
}
if (process.argv.includes('--check') && !process.exitCode) {
  const kinds = `${forms.fields.length} definitions of every kind, ${forms.refused.length} refused forms`
  process.stdout.write(`vectors: ${kinds}, ${answers.schemas.length} schemas\n`)
}
