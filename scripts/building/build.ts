import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { step } from '#scripts/bootstrap/progress.mjs'
import { ROOT } from '#scripts/launcher/root.ts'
import { bundleServer } from './bundle.ts'
import { generateClient } from './prepare.ts'
import { makeIfStale } from './products.ts'
import { runTool } from './run-tool.ts'

async function buildAll(): Promise<void> {
  // A build that is cut short must not pass for the one before it.
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true })
  await step('Build', async () => {
    await runTool('next build', { env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' } })
    await bundleServer()
  })
}

/** The production build: pages by Next, server and launcher by esbuild. */
export async function build(): Promise<void> {
  await generateClient()
  await makeIfStale('build', buildAll)
}
