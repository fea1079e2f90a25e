import { red } from '#scripts/bootstrap/progress.mjs'
import { inVenv, preparePython, PYTHON_PACKAGE } from './python-venv.ts'
import { outcome, run, type Outcome } from './stages.ts'

/** A tool that only says yes or no counts as one test. */
async function runCheck(command: string): Promise<Outcome> {
  const finished = await run(command, PYTHON_PACKAGE)
  const { passed, failed, output } = outcome(finished, { passed: finished.code === 0 ? 1 : 0, failed: 0 })
  return { passed, failed, output: failed ? `${command}\n${output}` : '' }
}

async function runStaticChecks(): Promise<Outcome[]> {
  return [
    await runCheck(`${inVenv('ruff')} format --check`),
    await runCheck(`${inVenv('ruff')} check`),
    await runCheck(inVenv('mypy')),
    await runCheck(`pyright --pythonpath ${inVenv('python')}`),
    await runCheck('npm run --silent --prefix ../.. docs:reference -- --check python'),
  ]
}

async function runPytest(): Promise<Outcome> {
  const finished = await run(`${inVenv('pytest')} -q --color=no --junitxml="$REPORT"`, PYTHON_PACKAGE)
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

/** The Python SDK: format, lint, two type checkers, its reference, and its tests on the real server. */
export async function runPython(): Promise<Outcome> {
  if (!(await preparePython())) return withoutPython()
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
