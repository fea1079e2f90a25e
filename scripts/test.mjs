// What `npm test` calls. Plain JavaScript: on a fresh clone it installs first.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './bootstrap/install.mjs'
import { print } from './bootstrap/progress.mjs'

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))))
process.env.NEXT_TELEMETRY_DISABLED = '1'
print()
try {
  await install()
  const { register } = await import('tsx/esm/api')
  register()
  const { runTests } = await import('./testing/run.ts')
  process.exitCode = await runTests()
} catch (error) {
  // Without what the tests stand on, none of them could run; the last line says so all the same.
  print(`\n${error instanceof Error ? error.message : String(error)}\n\n0 passed, 1 failed`)
  process.exitCode = 1
}
