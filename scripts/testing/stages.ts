import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { ROOT } from '#scripts/launcher/root.ts'

export type Outcome = { passed: number; failed: number; output: string }

export type Finished = { code: number | null; output: string; report: string }

/** Runs a tool that writes its report, if any, to the file named in REPORT. */
export async function run(command: string, cwd = ROOT): Promise<Finished> {
  const folder = mkdtempSync(join(tmpdir(), 'awaithumans-report-'))
  const file = join(folder, 'report.json')
  const PATH = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  const env = { ...process.env, PATH, REPORT: file, PLAYWRIGHT_JSON_OUTPUT_FILE: file, FORCE_COLOR: '0' }
  const child = spawn(command, { cwd, shell: true, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await new Promise<number | null>((resolve) => {
    child.once('close', resolve)
  })
  const finished = { code, output: Buffer.concat(chunks).toString().trim(), report: readReport(file) }
  rmSync(folder, { recursive: true, force: true })
  return finished
}

function readReport(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // It ended before it wrote one, or writes none.
    return ''
  }
}

/** Nothing when it ended in the middle of its report. */
function parse<Report>(report: string): Report | undefined {
  try {
    return JSON.parse(report) as Report
  } catch {
    return undefined
  }
}

/** A tool that says it failed has failed, even where its counts do not show it (a crash, a file that does not load). */
export function outcome({ code, output }: Finished, { passed, failed }: { passed: number; failed: number }): Outcome {
  return { passed, output, failed: code !== 0 && failed === 0 ? 1 : failed }
}

/** Types, lint, boundaries and the like: each counts as one test. Its last line has the sum. */
export async function runChecks(): Promise<Outcome> {
  const finished = await run('tsx scripts/check.ts')
  const sum = /check: (\d+) passed, (\d+) failed\s*$/.exec(finished.output)
  return outcome(finished, { passed: Number(sum?.[1] ?? 0), failed: Number(sum?.[2] ?? 0) })
}

type VitestReport = { numPassedTests: number; numFailedTests: number; testResults: { status: string; assertionResults: unknown[] }[] }

/** Unit, database and HTTP tests. */
export async function runVitest(): Promise<Outcome> {
  const finished = await run('vitest run --reporter=default --reporter=json --outputFile.json="$REPORT"')
  const report = parse<VitestReport>(finished.report)
  const unloadable = report?.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
  return outcome(finished, { passed: report?.numPassedTests ?? 0, failed: (report?.numFailedTests ?? 0) + (unloadable?.length ?? 0) })
}

/** Three replicas under every fault, for a short while: each promise counts as one test. */
export async function runChaos(): Promise<Outcome> {
  const finished = await run('tsx scripts/chaos.ts --seconds 15 --seed 7')
  const sum = /chaos: (\d+) passed, (\d+) failed/.exec(finished.output)
  return outcome(finished, { passed: Number(sum?.[1] ?? 0), failed: Number(sum?.[2] ?? 0) })
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }

/** Journeys in a real browser. */
export async function runPlaywright(): Promise<Outcome> {
  const finished = await run('playwright test --reporter=list,json')
  const report = parse<PlaywrightReport>(finished.report)
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {}
  return outcome(finished, { passed: expected, failed: unexpected + flaky })
}
