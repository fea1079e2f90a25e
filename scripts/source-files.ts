import { readdirSync } from 'node:fs'
import { join } from 'node:path'

// what tools write or install; everything else in the repository was written by a person
const SKIPPED = new Set(['node_modules', 'dist', 'generated', 'coverage', 'screens', 'test-results', 'playwright-report', 'next-env.d.ts'])

/** The files that people wrote, as paths from the root. Walked, not asked of git: a source archive has no `.git`. */
export function sourceFiles(folder = '.'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name) || entry.name.startsWith('.')) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? sourceFiles(path) : [path]
  })
}

export function isCode(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path)
}

export function isTest(path: string): boolean {
  return /(\.(test|fixture)|\/test-[a-z-]+)\.tsx?$/.test(path) || path.startsWith('e2e/')
}
