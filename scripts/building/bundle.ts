import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { ROOT } from '#scripts/launcher/root.ts'

/** Two folders deep, as their sources are: they find other files from where they lie (prisma/migrations, the guard). */
const ENTRIES = { 'server/main': 'server/main.ts', 'server/worker': 'server/worker.ts', 'launcher/main': 'scripts/launcher/main.ts' }
const CHUNKS = 'chunks/[name]-[hash]'

/** Where tests end the process between two statements, production has nothing. */
const withoutFailPoints: Plugin = {
  name: 'without fail points',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^#server\/db\/fail-point\.ts$/ }, () => ({ path: join(ROOT, 'server/db/fail-point.production.ts') }))
  },
}

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
    plugins: [withoutFailPoints],
    // What is loaded on demand stays apart: it imports tools that a production install does not have.
    splitting: true,
    chunkNames: CHUNKS,
    sourcemap: true,
    logLevel: 'silent',
  })
}
