import { watch } from 'node:fs'
import { join } from 'node:path'
import { isTest } from '#scripts/source-files.ts'
import { ROOT } from './root.ts'

// What the server has loaded and Next does not watch: pages refresh by themselves.
const FOLDERS = ['server', 'sdk/typescript/src/contract', 'prisma/migrations']

// An editor writes a file in two or three goes, and a change of branch touches hundreds.
const SETTLE_MS = 150

/** Calls `onChange` after the server's own code has changed and come to rest. */
export function watchServerCode(onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const watchers = FOLDERS.map((folder) =>
    watch(join(ROOT, folder), { recursive: true }, (_, file) => {
      if (!file || isTest(file) || !/\.(ts|sql)$/.test(file)) return
      clearTimeout(timer)
      timer = setTimeout(onChange, SETTLE_MS)
    }),
  )
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
