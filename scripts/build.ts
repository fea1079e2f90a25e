import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { print, step } from '#scripts/bootstrap/progress.mjs'
import { bundleServer } from '#scripts/building/bundle.ts'
import { generateClient } from '#scripts/building/prepare.ts'
import { makeIfStale } from '#scripts/building/products.ts'
import { runTool } from '#scripts/building/run-tool.ts'
import { ROOT } from '#scripts/launcher/root.ts'

async function buildAll(): Promise<void> {
  // A build that is cut short must not pass for the one before it.
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true })
  await step('Pages', () => runTool('next build', { env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' } }))
  await step('Server', bundleServer)
}

print()
try {
  await generateClient()
  await makeIfStale('build', buildAll)
  print('\n  Built. Start it with: npm start\n')
} catch (error) {
  print(`\n${(error as Error).message}\n`)
  process.exitCode = 1
}
