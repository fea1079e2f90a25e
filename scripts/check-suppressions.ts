import { readFileSync } from 'node:fs'
import { isCode, sourceFiles } from './source-files.ts'

/** Whoever switches a rule off says why in the same line, after ` -- `. */
const SUPPRESSION = /(?:\/\/|\/\*|\*)\s*(?:(?:oxlint|eslint)-disable|@ts-(?:expect-error|ignore|nocheck)|prettier-ignore|@knipignore)/
const REASON = / -- \S.{8,}/

type Line = { path: string; number: number; text: string }

function linesOf(path: string): Line[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((text, index) => ({ path, number: index + 1, text }))
}

const suppressions = sourceFiles()
  .filter(isCode)
  .flatMap(linesOf)
  .filter(({ text }) => SUPPRESSION.test(text))
const silent = suppressions.filter(({ text }) => !REASON.test(text))

process.stdout.write(`${suppressions.length} suppressions\n`)
for (const { path, number, text } of silent) process.stdout.write(`${path}:${number}: no reason after " -- ": ${text.trim()}\n`)
if (silent.length > 0) process.exitCode = 1
