import { print } from '#scripts/bootstrap/progress.mjs'

type Close = () => void | Promise<void>

const closers: Close[] = []
let closing: Promise<void> | undefined

/** Remembers how to end something that was started. The last started ends first: agent, server, Postgres. */
export function atEnd(close: Close): void {
  closers.push(close)
}

async function closeInOrder(): Promise<void> {
  for (let close = closers.pop(); close; close = closers.pop()) {
    try {
      await close()
    } catch (error) {
      print(`  ${(error as Error).message}`)
    }
  }
}

export function closeAll(): Promise<void> {
  closing ??= closeInOrder()
  return closing
}

export function isClosing(): boolean {
  return closing !== undefined
}

/**
 * Ends everything in order on Ctrl-C, SIGTERM or a closed terminal. A second Ctrl-C does not wait: with us gone, the others
 * see their channel close and stop by themselves.
 */
export function closeOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isClosing()) process.exit(1)
      print('\n  Stopping…')
      void closeAll().then(() => {
        print('  Stopped. Everything is kept; the same command goes on from here.\n')
        // 0: it did what it was asked to, and npm prints a page of complaint at anything else.
        process.exit(0)
      })
    })
  }
}
