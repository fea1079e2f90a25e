import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { red } from '#scripts/bootstrap/progress.mjs'
import { makeIfStale } from '#scripts/building/products.ts'
import { runTool } from '#scripts/building/run-tool.ts'
import { ROOT } from '#scripts/launcher/root.ts'
import { outcome, run, type Outcome } from './stages.ts'

const PACKAGE = join(ROOT, 'sdk/python')
const VENV = join(ROOT, 'node_modules/.cache/python-venv')
const SCRIPTS = join(VENV, process.platform === 'win32' ? 'Scripts' : 'bin')

/** The oldest Python that the package supports; its pyproject.toml says the same. */
const IS_NEW_ENOUGH = 'import sys; sys.exit(sys.version_info < (3, 10))'

function findPython(): string | undefined {
  return ['python3', 'python', 'py'].find((name) => spawnSync(name, ['-c', IS_NEW_ENOUGH]).status === 0)
}

const quoted = (path: string) => JSON.stringify(path)

/** The package as it stands here, and the tools it is developed with, from PyPI. */
async function makeVenv(python: string): Promise<void> {
  rmSync(VENV, { recursive: true, force: true })
  await runTool(`${python} -m venv ${quoted(VENV)}`)
  await runTool(
    `${quoted(join(SCRIPTS, 'python'))} -m pip install --quiet --disable-pip-version-check --editable ${quoted(`${PACKAGE}[dev]`)}`,
  )
}

/** A tool that only says yes or no counts as one test. */
async function runCheck(command: string): Promise<Outcome> {
  const finished = await run(command, PACKAGE)
  const { passed, failed, output } = outcome(finished, { passed: finished.code === 0 ? 1 : 0, failed: 0 })
  return { passed, failed, output: failed ? `${command}\n${output}` : '' }
}

async function runStaticChecks(): Promise<Outcome[]> {
  const ruff = quoted(join(SCRIPTS, 'ruff'))
  return [
    await runCheck(`${ruff} format --check`),
    await runCheck(`${ruff} check`),
    await runCheck(quoted(join(SCRIPTS, 'mypy'))),
    await runCheck(`pyright --pythonpath ${quoted(join(SCRIPTS, 'python'))}`),
  ]
}

async function runPytest(): Promise<Outcome> {
  const finished = await run(`${quoted(join(SCRIPTS, 'pytest'))} -q --color=no --junitxml="$REPORT"`, PACKAGE)
  const count = (name: string) => Number(new RegExp(`<testsuite [^>]*\\b${name}="(\\d+)"`).exec(finished.report)?.[1] ?? 0)
  // A test that was skipped has not passed, and nothing here may be skipped.
  const failed = count('failures') + count('errors') + count('skipped')
  return outcome(finished, { passed: count('tests') - failed, failed })
}

/** What to do without Python: pass over the SDK, in words that nobody overlooks; never where the result is relied on. */
function withoutPython(): Outcome {
  const words = 'Python 3.10 or newer was not found: the Python SDK is NOT tested.'
  process.stderr.write(`\n${red(words)}\n\n`)
  return { passed: 0, failed: process.env.CI === 'true' ? 1 : 0, output: words }
}

/** The Python SDK: format, lint, two type checkers, and its tests on the real server. */
export async function runPython(): Promise<Outcome> {
  const python = findPython()
  if (!python) return withoutPython()
  await makeIfStale('python', () => makeVenv(python))
  // The tests wait for the server most of the time; the checks fill the other core.
  const outcomes = (await Promise.all([runPytest(), runStaticChecks()])).flat()
  const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, each) => total + each[key], 0)
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    output: outcomes
      .map(({ output }) => output)
      .join('\n')
      .trim(),
  }
}
