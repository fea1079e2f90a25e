import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeIfStale } from '#scripts/building/products.ts'
import { runTool } from '#scripts/building/run-tool.ts'
import { ROOT } from '#scripts/launcher/root.ts'

export const PYTHON_PACKAGE = join(ROOT, 'sdk/python')
const VENV = join(ROOT, 'node_modules/.cache/python-venv')
const SCRIPTS = join(VENV, process.platform === 'win32' ? 'Scripts' : 'bin')

/** The oldest Python that the package supports; its pyproject.toml says the same. */
const IS_NEW_ENOUGH = 'import sys; sys.exit(sys.version_info < (3, 10))'

function findPython(): string | undefined {
  return ['python3', 'python', 'py'].find((name) => spawnSync(name, ['-c', IS_NEW_ENOUGH]).status === 0)
}

const quoted = (path: string) => JSON.stringify(path)

/** A program of the venv, for a shell. */
export const inVenv = (program: string): string => quoted(join(SCRIPTS, program))

/** The package as it stands here, and the tools it is developed with, from PyPI. */
async function makeVenv(python: string): Promise<void> {
  rmSync(VENV, { recursive: true, force: true })
  await runTool(`${python} -m venv ${quoted(VENV)}`)
  await runTool(`${inVenv('python')} -m pip install --quiet --disable-pip-version-check --editable ${quoted(`${PYTHON_PACKAGE}[dev]`)}`)
}

/** Makes the venv, unless it is fresh. False where there is no Python that is new enough. */
export async function preparePython(): Promise<boolean> {
  const python = findPython()
  if (!python) return false
  await makeIfStale('python', () => makeVenv(python))
  return true
}
