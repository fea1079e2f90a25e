import { readFileSync } from 'node:fs'
import { isCode, isTest, sourceFiles } from './source-files.ts'

/**
 * How long a file may be, blank lines and comments included. The first row that matches decides. The tail is what makes
 * a codebase hard to enter, so the tail is what is held; the median is printed and needs no rule.
 */
const LIMITS: { what: string; of: RegExp; max: number }[] = [
  { what: 'route handler', of: /^app\/api\/.*\/route\.ts$/, max: 15 },
  { what: 'domain file', of: /^server\/domain\/(?!.*\.test\.)/, max: 150 },
  { what: 'file', of: /\.([cm]?[jt]sx?|py)$/, max: 300 },
  { what: 'decision', of: /^docs\/decisions\//, max: 40 },
  { what: 'guide', of: /^(README|AGENTS)\.md$/, max: 150 },
]

// 200: nine files in ten can be read in one sitting
const P90_MAX = 200

// path → why it may be longer; a reason is part of the entry
const EXCEPTIONS = new Map<string, string>([])

function lineCount(path: string): number {
  return readFileSync(path, 'utf8').split('\n').length - 1
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

function overLimit({ path, lines }: { path: string; lines: number }): string[] {
  const limit = LIMITS.find(({ of }) => of.test(path))
  if (!limit || lines <= limit.max || EXCEPTIONS.has(path)) return []
  return [`${path}: ${lines} lines; a ${limit.what} has at most ${limit.max}. Split it by what it does.`]
}

const files = sourceFiles().map((path) => ({ path, lines: lineCount(path) }))
const lengths = files
  .filter(({ path }) => isCode(path) && !isTest(path))
  .map(({ lines }) => lines)
  .sort((a, b) => a - b)
const p90 = quantile(lengths, 0.9)

const problems = files.flatMap(overLimit)
if (p90 > P90_MAX) problems.push(`The 90th percentile is ${p90} lines; at most ${P90_MAX}.`)
for (const path of EXCEPTIONS.keys()) {
  if (!files.some((file) => file.path === path)) problems.push(`${path} is excepted but does not exist.`)
}

process.stdout.write(`${lengths.length} files, median ${quantile(lengths, 0.5)}, p90 ${p90}, max ${lengths.at(-1) ?? 0} lines\n`)
for (const problem of problems) process.stdout.write(`${problem}\n`)
if (problems.length > 0) process.exitCode = 1
