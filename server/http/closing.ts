import { singleton } from '#server/db/singleton.ts'

/** Aborts when the server begins to stop: open waits then answer at once with the state as it is, and clients ask again. */
export const closing = (): AbortController => singleton('closing', () => new AbortController())
