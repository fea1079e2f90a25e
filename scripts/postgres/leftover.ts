import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AdviceError } from '#scripts/launcher/advice.ts'
import { waitUntil } from '#scripts/launcher/wait-until.ts'

// A fast shutdown takes well under a second; an immediate one, tried after that, ends at once.
const FAST_MS = 10_000
const IMMEDIATE_MS = 5_000

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The program a process runs, or null where that cannot be found out. */
function programOf(pid: number): string | null {
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '')
  } catch {
    // No /proc here (macOS), or the process is somebody else's.
  }
  try {
    return basename(execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim())
  } catch {
    return null
  }
}

async function end(pid: number): Promise<void> {
  for (const [signal, timeoutMs] of [
    ['SIGINT', FAST_MS],
    ['SIGQUIT', IMMEDIATE_MS],
  ] as const) {
    process.kill(pid, signal)
    if (await waitUntil(() => !isAlive(pid), { timeoutMs })) return
  }
  throw new AdviceError(`An earlier Postgres (process ${pid}) does not stop.`, { advice: `End it with: kill -9 ${pid}` })
}

/**
 * Clears what an earlier run left in the data folder. Only called by the one launcher that holds the folder, so whatever
 * runs on it was orphaned: its launcher and guard were killed. A pid file that names no process is Postgres's own business;
 * one whose number was given to another program since (usual in containers) would stop it from starting.
 */
export async function clearLeftover(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid')
  let pid: number
  try {
    pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  } catch {
    return
  }
  if (!pid || pid === process.pid || !isAlive(pid)) return
  const program = programOf(pid)
  if (program === 'postgres') await end(pid)
  else if (program !== null) rmSync(file, { force: true })
}
