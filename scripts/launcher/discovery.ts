import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

// Where the SDKs look for a development server of this machine.
const FILE = '.awaithumans-dev.json'

type Found = { url: string; host: string; port: number; adminToken: string }

/** Python's isoformat, which the SDK in that language reads. */
function isoformat(date: Date): string {
  return date.toISOString().replace('Z', '+00:00')
}

/** Whether the server that wrote this runs. */
function isAlive(word: string): boolean {
  try {
    const { pid } = JSON.parse(word) as { pid?: number }
    if (!pid || pid === process.pid) return false
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** What the file says now, if a server that runs wrote it: only one can be found, and that one is again when this one has ended. */
function wordOfAnother(file: string): string | undefined {
  try {
    const word = readFileSync(file, 'utf8')
    return isAlive(word) ? word : undefined
  } catch {
    // There is none.
    return undefined
  }
}

/** Tells the SDKs of this user where the server is; returns how to take that back. */
export function announce({ url, host, port, adminToken }: Found, home = homedir()): () => void {
  const file = join(home, FILE)
  const content = { url, host, port, pid: process.pid, started_at: isoformat(new Date()), admin_token: adminToken }
  const before = wordOfAnother(file)
  // Removed first: the mode below counts for a new file only.
  rmSync(file, { force: true })
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  return () => {
    try {
      const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { pid?: number }
      // Another server may have announced itself since.
      if (pid !== process.pid) return
      rmSync(file)
      if (before !== undefined && isAlive(before)) writeFileSync(file, before, { mode: 0o600 })
    } catch {
      // Somebody removed it already.
    }
  }
}
