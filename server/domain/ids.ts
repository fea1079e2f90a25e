import { v7 } from 'uuid'

/** UUIDv7 as 32 hex digits (RFC 9562 §5.7): sorts by time, and clients of this API expect ids without dashes. */
export function newId(): string {
  return v7().replaceAll('-', '')
}

/** Ids are short, and Postgres text cannot hold U+0000; anything else is simply not one of ours, and found nowhere. */
export function plausibleId(unverified: string): string {
  return unverified.length <= 64 && !unverified.includes('\0') ? unverified : ''
}
