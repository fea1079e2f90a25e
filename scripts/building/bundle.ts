import { join } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from '#scripts/launcher/root.ts'

/**
 * The server and its launcher, each as one file of JavaScript. Both lie two folders deep, as their sources do, because
 * they find other files from where they are (prisma/migrations, scripts/postgres/guard.mjs).
 */
const ENTRIES = { 'server/main': 'server/main.ts', 'launcher/main': 'scripts/launcher/main.ts' }

export async function bundleServer(): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir: join(ROOT, 'dist'),
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'silent',
  })
}
