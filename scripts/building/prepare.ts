import { join } from 'node:path'
import { step } from '#scripts/bootstrap/progress.mjs'
import { ROOT } from '#scripts/launcher/root.ts'
import { makeIfStale } from './products.ts'
import { runTool } from './run-tool.ts'

/** The typed database client, from prisma/schema.prisma. */
export function generateClient(): Promise<void> {
  return makeIfStale('client', () => step('Database client', () => runTool('prisma generate', { env: { CHECKPOINT_DISABLE: '1' } })))
}

/** The SDK as agents install it. */
export function buildSdk(): Promise<void> {
  return makeIfStale('sdk', () => step('SDK', () => runTool('tsup', { cwd: join(ROOT, 'sdk/typescript') })))
}
