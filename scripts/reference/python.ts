import { run } from '#scripts/testing/stages.ts'
import { inVenv, preparePython, PYTHON_PACKAGE } from '#scripts/testing/python-venv.ts'
import type { Page } from './model.ts'

/** Reads the pages of the Python package: Python itself says what is in it. */
export async function readPython(): Promise<Page[]> {
  if (!(await preparePython())) throw new Error('The reference of the Python SDK needs Python 3.10 or newer.')
  const { code, output } = await run(`${inVenv('python')} -m reference`, PYTHON_PACKAGE)
  if (code !== 0) throw new Error(`python -m reference failed:\n\n${output}`)
  return JSON.parse(output) as Page[]
}
