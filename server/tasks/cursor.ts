import type { DomainError } from '#server/domain/errors.ts'
import { invalidField } from '#server/domain/problem.ts'

/** Where a page ended: lists sort by creation time, newest first, then by id. */
export type Cursor = { createdAt: Date; id: string }

export function writeCursor({ createdAt, id }: Cursor): string {
  return Buffer.from(`${createdAt.getTime()}.${id}`).toString('base64url')
}

/** For every list, whatever its cursors are made of. */
export function unknownCursor(): DomainError {
  return invalidField('cursor', 'is not one that this server gave out', 'query')
}

export function readCursor(unverified: string): Cursor {
  const [, time, id] = /^(\d{1,15})\.([0-9a-f]{32})$/.exec(Buffer.from(unverified, 'base64url').toString()) ?? []
  if (time && id) return { createdAt: new Date(Number(time)), id }
  throw unknownCursor()
}
