/**
 * `npm run docs:reference` writes docs/reference from the comments in both SDKs. `-- typescript` or `-- python` writes one of them;
 * `--check` only compares, and fails when a page is stale. The TypeScript half needs nothing but Node and is a part of `npm run check`;
 * the Python half needs Python, and is checked with the Python SDK by `npm test`.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '#scripts/launcher/root.ts'
import { anchorsOf } from './reference/anchors.ts'
import { writePage } from './reference/markdown.ts'
import type { Page } from './reference/model.ts'
import { findProblems } from './reference/problems.ts'
import { readPython } from './reference/python.ts'
import { readTypeScript } from './reference/typescript.ts'

const READERS = { typescript: readTypeScript, python: readPython }
type Language = keyof typeof READERS

const FOLDER = 'docs/reference'
const absolute = (file: string) => join(ROOT, FOLDER, file)

const isCheck = process.argv.includes('--check')
const named = (Object.keys(READERS) as Language[]).filter((language) => process.argv.includes(language))
const languages = named.length > 0 ? named : (Object.keys(READERS) as Language[])

function complain(problem: string): void {
  process.stderr.write(`${problem}\n`)
  process.exitCode = 1
}

async function settle(file: string, fresh: string): Promise<void> {
  if (!isCheck) await writeFile(absolute(file), fresh)
  else if (fresh !== (await readFile(absolute(file), 'utf8').catch(() => '')))
    complain(`${FOLDER}/${file} is stale: run \`npm run docs:reference\``)
}

/** A page that nothing writes any more. */
async function settleLeftOver(language: Language, pages: Page[]): Promise<void> {
  const written = new Set(pages.map(({ file }) => file))
  const found = (await readdir(absolute(''))).filter((file) => file.startsWith(language) && !written.has(file))
  for (const file of found) await (isCheck ? complain(`${FOLDER}/${file} is written by nothing`) : rm(absolute(file)))
}

await mkdir(absolute(''), { recursive: true })
for (const language of languages) {
  const pages = await READERS[language]()
  const anchors = anchorsOf(pages)
  for (const page of pages) await settle(page.file, writePage(page, anchors))
  await settleLeftOver(language, pages)
  findProblems(pages, anchors).forEach(complain)
  process.stdout.write(`${pages.length} pages of ${language}, ${anchors.size} names\n`)
}
