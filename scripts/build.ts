import { print } from '#scripts/bootstrap/progress.mjs'
import { build } from '#scripts/building/build.ts'

print()
try {
  await build()
  print('\n  Built. Start it with: npm start\n')
} catch (error) {
  print(`\n${(error as Error).message}\n`)
  process.exitCode = 1
}
