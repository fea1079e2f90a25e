import { v7 } from 'uuid'

/** UUIDv7 as 32 hex digits (RFC 9562 §5.7): sorts by time, and clients of this API expect ids without dashes. */
export function newId(): string {
  return v7().replaceAll('-', '')
}
