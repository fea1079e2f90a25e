import { DomainError } from '#server/domain/errors.ts'

/** Where a page ended: lists sort by creation time, newest first, then by id. */
export type Cursor = { createdAt: Date; id: string }

export function writeCursor({ createdAt, id }: Cursor): string {
  return Buffer.from(`${createdAt.getTime()}.${id}`).toString('base64url')
}

export function readCursor(unverified: string): Cursor {
  const [, time, id] = /^(\d{1,15})\.([0-9a-f]{32})$/.exec(Buffer.from(unverified, 'base64url').toString()) ?? []
  if (time && id) return { createdAt: new Date(Number(time)), id }
  throw new DomainError('VALIDATION_FAILED', 'cursor: is not one that this server gave out.', {
    detail: [{ type: 'value_error', loc: ['query', 'cursor'], msg: 'is not one that this server gave out' }],
  })
}
