import { join } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from '#scripts/launcher/root.ts'

/** Two folders deep, as their sources are: they find other files from where they lie (prisma/migrations, the guard). */
const ENTRIES = { 'server/main': 'server/main.ts', 'server/worker': 'server/worker.ts', 'launcher/main': 'scripts/launcher/main.ts' }
const CHUNKS = 'chunks/[name]-[hash]'

/** The server and its launcher as JavaScript that Node runs as it is. */
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
    // What is loaded on demand stays apart: it imports tools that a production install does not have.
    splitting: true,
    chunkNames: CHUNKS,
    sourcemap: true,
    logLevel: 'silent',
  })
}
