import type pg from 'pg'
import type { Member } from '#contract/pools.ts'
import type { Tx } from '#server/db/tx.ts'
import { invalidField } from '#server/domain/problem.ts'
import { nameOf } from '#server/tasks/task-row.ts'

export type Group = 'pool' | 'role'
type Db = Pick<pg.ClientBase, 'query'>

/** In the order that a named order asks in, also while nobody has a place (routing/strategy.ts, byPlace); a role has none, and goes by name. */
const ORDER = {
  pool: 'm.position NULLS LAST, u.created_at, u.id',
  role: 'lower(COALESCE(u.display_name, u.email)), u.id',
}

const list = (group: Group, columns: string) => `SELECT ${columns}
  FROM user_${group}s m JOIN users u ON u.id = m.user_id WHERE m.${group}_id = $1 ORDER BY ${ORDER[group]}`

/** Locked, so that nobody of them is deleted meanwhile; in the order of their ids, so that two at once cannot block one another. */
const KNOWN = 'SELECT id FROM users WHERE id = ANY($1) ORDER BY id FOR KEY SHARE'

const leave = (group: Group) => `DELETE FROM user_${group}s WHERE ${group}_id = $1 AND user_id <> ALL($2)`
const join: Record<Group, string> = {
  pool: `INSERT INTO user_pools (pool_id, user_id, position) SELECT $1, id, place FROM unnest($2::text[]) WITH ORDINALITY AS new (id, place)
    ON CONFLICT (user_id, pool_id) DO UPDATE SET position = EXCLUDED.position`,
  role: `INSERT INTO user_roles (role_id, user_id) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
}

export async function readMembers(db: Db, group: Group, id: string): Promise<Member[]> {
  return (await db.query<Member>(list(group, 'u.id AS user_id, u.display_name, u.email, u.active'), [id])).rows
}

/** As the record of changes names people: whoever reads it later may find their rows gone. */
export async function memberNames(db: Db, group: Group, id: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(list(group, `${nameOf('u', 'u.id')} AS name`), [id])
  return rows.map(({ name }) => name)
}

/** Before a group is locked, as by whoever changes a person and with them their groups: the other way round the two would wait for one another. */
export async function holdMembers(tx: Tx, ids: readonly string[] | undefined): Promise<void> {
  if (ids) await tx.query(KNOWN, [ids])
}

/** Exactly these people, in this order. Throws VALIDATION_FAILED for somebody who is not there or named twice. */
export async function setMembers(tx: Tx, { group, id }: { group: Group; id: string }, ids: readonly string[] | undefined): Promise<void> {
  if (!ids) return
  const twice = ids.find((each, index) => ids.indexOf(each) !== index)
  if (twice) throw invalidField('members', `names ${twice} twice`)
  const { rows } = await tx.query<{ id: string }>(KNOWN, [ids])
  const known = new Set(rows.map((row) => row.id))
  const stranger = ids.find((each) => !known.has(each))
  if (stranger !== undefined) throw invalidField('members', `there is nobody with the id "${stranger.slice(0, 64)}"`)
  await tx.query(leave(group), [id, ids])
  await tx.query(join[group], [id, ids])
}
