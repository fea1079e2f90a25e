import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AdviceError } from './advice.ts'

/** What a running launcher tells whoever asks on its socket (its owner alone may). */
export type Status = { pid?: number; url?: string; databaseUrl?: string }

export type Instance = { update: (more: Partial<Status>) => void; release: () => void }

// A socket's path ends after 103 bytes on macOS, 107 on Linux.
const LONGEST_PATH = 100

// It answers from memory, within a few milliseconds.
const ANSWER_MS = 2_000

function socketOf(dataDir: string): string {
  const inside = join(dataDir, 'launcher.sock')
  if (process.platform !== 'win32' && Buffer.byteLength(inside) <= LONGEST_PATH) return inside
  const name = `awaithumans-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

/** The launcher that uses this data folder now, if one lives. */
export function findInstance(dataDir: string): Promise<Status | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(socketOf(dataDir))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.once('error', () => resolve(null))
    // Stopped by Ctrl-Z, it holds the folder without answering.
    socket.setTimeout(ANSWER_MS, () => {
      socket.destroy()
      resolve({})
    })
    socket.once('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as Status))
  })
}

/**
 * Makes this process the one that uses the data folder. A socket, not a file with a pid: the system closes it with the
 * process, however that dies, and a number cannot pass to another process meanwhile.
 */
export async function claimInstance(dataDir: string): Promise<Instance> {
  mkdirSync(dataDir, { recursive: true })
  const holder = await findInstance(dataDir)
  if (holder) {
    throw new AdviceError(
      `awaithumans runs here already${holder.url ? `, at ${holder.url}` : ''}${holder.pid ? ` (process ${holder.pid})` : ''}.`,
      {
        advice: 'Stop that one with Ctrl-C, or give this one data of its own: AWAITHUMANS_DATA_DIR=.awaithumans-2',
      },
    )
  }
  const path = socketOf(dataDir)
  rmSync(path, { force: true })
  let status: Status = { pid: process.pid }
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.end(JSON.stringify(status))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  server.unref()
  return { update: (more) => (status = { ...status, ...more }), release: () => server.close() }
}
