import type pg from 'pg'
import type { Actor } from '#server/domain/caller.ts'
import { newId } from '#server/domain/ids.ts'

export type Change = {
  subject: 'person' | 'pool' | 'role' | 'access_level' | 'api_key' | 'delivery' | 'job'
  id: string
  /** What people call it: it may be gone when somebody reads this. */
  name: string
  /** A past participle: created, updated, deleted, password_set, invited, revoked, redelivered, … */
  action: string
  /** Only what differs, and never a password, a key or a token. */
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
}

const INSERT = `INSERT INTO changes (id, subject, subject_id, subject_name, action, before, after, actor_type, actor_user_id, actor_email, extra_data)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`

const json = (value: unknown): string | null => (value ? JSON.stringify(value) : null)

/** Writes down who changed what besides tasks, in the transaction of the change itself. */
export async function recordChange(tx: Pick<pg.ClientBase, 'query'>, actor: Actor, change: Change): Promise<void> {
  const { subject, id, name, action, before, after } = change
  const who = [actor.type, actor.userId, actor.email, json(actor.key)]
  await tx.query(INSERT, [newId(), subject, id, name, action, json(before), json(after), ...who])
}

/** The part of two states of a row that differs, as `before` and `after`; null when nothing does. */
export function difference<Row extends Record<string, unknown>>(
  before: Row,
  after: Row,
): { before: Partial<Row>; after: Partial<Row> } | null {
  const keys = (Object.keys(after) as (keyof Row)[]).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  if (keys.length === 0) return null
  const only = (row: Row) => Object.fromEntries(keys.map((key) => [key, row[key]])) as Partial<Row>
  return { before: only(before), after: only(after) }
}
