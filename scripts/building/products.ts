import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '#scripts/launcher/root.ts'
import { isTest, sourceFiles } from '#scripts/source-files.ts'

type Product = {
  /** Files and folders it is made of, from the root. */
  sources: string[]
  /** The last file that making it writes. */
  output: string
}

// What is called generated is passed over when folders are read; the SDK's is kept in git and part of it.
const SDK = ['sdk/typescript/src', 'sdk/typescript/src/generated']

/** What is made from the sources and kept out of git. */
const PRODUCTS = {
  client: { sources: ['prisma/schema.prisma', 'package-lock.json'], output: 'server/db/generated/client.ts' },
  python: { sources: ['sdk/python/pyproject.toml'], output: 'node_modules/.cache/python-venv/pyvenv.cfg' },
  sdk: { sources: [...SDK, 'sdk/typescript/tsup.config.ts', 'package-lock.json'], output: 'sdk/typescript/dist/index.js' },
  build: {
    sources: [
      'app',
      'server',
      'prisma/schema.prisma',
      'prisma/seed/pictures.ts',
      ...SDK,
      'scripts',
      'next.config.js',
      'proxy.ts',
      'postcss.config.js',
      'package-lock.json',
    ],
    output: 'dist/server/main.js',
  },
} satisfies Record<string, Product>

export type ProductName = keyof typeof PRODUCTS

/** Goes with node_modules, and so does all that was made with what was in it. */
function stampOf(name: ProductName): string {
  return join(ROOT, 'node_modules/.cache/awaithumans', name)
}

function filesOf(source: string): string[] {
  const path = join(ROOT, source)
  if (!existsSync(path)) return []
  return statSync(path).isDirectory() ? sourceFiles(path).filter((file) => !isTest(file)) : [path]
}

/** By content, not by date: git gives every file of a fresh clone the same one. */
function fingerprint({ sources }: Product): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesOf).sort()) hash.update(`${file}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

/** Whether it was made from the sources as they are now. */
function isFresh(name: ProductName): boolean {
  const product = PRODUCTS[name]
  if (!existsSync(join(ROOT, product.output)) || !existsSync(stampOf(name))) return false
  return readFileSync(stampOf(name), 'utf8') === fingerprint(product)
}

/** Makes it, unless it is fresh. The fingerprint is taken before: what changes meanwhile is made again the next time. */
export async function makeIfStale(name: ProductName, make: () => Promise<void>): Promise<void> {
  if (isFresh(name)) return
  const made = fingerprint(PRODUCTS[name])
  await make()
  mkdirSync(dirname(stampOf(name)), { recursive: true })
  writeFileSync(stampOf(name), made)
}
