import { EventEmitter } from 'node:events'
import { singleton } from '#server/db/singleton.ts'

const bell = () => singleton('webhook-bell', () => new EventEmitter())

/** Something is due now. Heard in this process only; others look once a second. */
export function ringBell(): void {
  bell().emit('ring')
}

/** Until what it returns is called. */
export function onBell(listener: () => void): () => void {
  bell().on('ring', listener)
  return () => bell().off('ring', listener)
}
