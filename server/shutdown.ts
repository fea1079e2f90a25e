import { singleton } from '#server/db/singleton.ts'

/** Milliseconds after which the process ends whatever has not: process managers kill after ten seconds. */
const FUSE = 9_500

const state = () => singleton('shutdown', () => ({ stopping: false }))

/** Whether this process has been asked to end: what is new is turned away, what is under way is finished. */
export function isStopping(): boolean {
  return state().stopping
}

/** Ends the process in order, once, when it is asked to: by a signal, or because whoever started it is gone. */
export function stopWhenAsked(stop: () => Promise<void>): void {
  const begin = () => {
    // Asked twice, say by a launcher that then dies: what has been stopped cannot be stopped again.
    if (isStopping()) return
    state().stopping = true
    setTimeout(() => process.exit(1), FUSE).unref()
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, begin)
  // The launcher is gone, however it died: nobody is left to stop us.
  process.once('disconnect', begin)
}

/** The end of an entry's own start: without settings there is no log yet. */
export function startOrDie(what: string, start: () => Promise<void>): void {
  start().catch((error: Error) => {
    process.stderr.write(`${what} could not start: ${error.message}\n`)
    process.exit(1)
  })
}
