import { gzipSync } from 'node:zlib'
import { readFile } from 'node:fs/promises'
import { defineConfig } from 'tsup'

/** Bytes of the whole ESM bundle, minified by nobody yet and gzipped: what it costs to add this package. */
async function printSize(): Promise<void> {
  const bundle = await readFile('dist/index.js')
  process.stdout.write(`dist/index.js ${bundle.length} bytes, ${gzipSync(bundle).length} gzipped\n`)
}

export default defineConfig({
  entry: ['src/index.ts', 'src/webhooks.ts', 'src/forms.ts', 'src/testing.ts', 'src/embed.ts'],
  // Shared parts once, in CommonJS too: an error class that exists twice is no instance of itself.
  splitting: true,
  format: ['esm', 'cjs'],
  target: 'es2022',
  // Nothing of Node may be needed: an import of a built-in then fails the build.
  platform: 'neutral',
  dts: true,
  sourcemap: true,
  clean: true,
  silent: true,
  onSuccess: printSize,
})
