import { unknownCursor } from '#server/tasks/cursor.ts'

/** Where a page of the audit ended. Entries of one moment: events before changes, the later written first. */
export type AuditCursor = { at: Date; kind: 'event' | 'change'; seq: string }

export function writeAuditCursor({ at, kind, seq }: AuditCursor): string {
  return Buffer.from(`${at.getTime()}.${kind}.${seq}`).toString('base64url')
}

export function readAuditCursor(unverified: string): AuditCursor {
  // 18 digits always fit a bigint.
  const [, time, kind, seq] = /^(\d{1,15})\.(event|change)\.(\d{1,18})$/.exec(Buffer.from(unverified, 'base64url').toString()) ?? []
  if (time && seq) return { at: new Date(Number(time)), kind: kind as AuditCursor['kind'], seq }
  throw unknownCursor()
}
