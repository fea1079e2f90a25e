import { recordChange } from '#server/audit/record-change.ts'
import type { Tx } from '#server/db/tx.ts'
import type { Actor } from '#server/domain/caller.ts'
import { newId } from '#server/domain/ids.ts'

type Group = 'role' | 'pool'
/** With an `actor`, a group that is new is written down to them; seeds make their own. */
type Membership = { group: Group; names: readonly string[]; actor: Actor | null }

// Sorted, so that two people made at once take the rows in the same order and cannot block one another.
const insertGroups = (group: Group) => `
  INSERT INTO ${group}s (id, name) SELECT id, name FROM unnest($1::text[], $2::text[]) AS new (id, name) ORDER BY name
  ON CONFLICT (name) DO NOTHING RETURNING id, name`
// Held to the end of the transaction; of those that are deleted in this very moment it is not one.
const joinGroups = (group: Group) => `
  WITH held AS (SELECT id FROM ${group}s WHERE name = ANY ($2) ORDER BY name FOR KEY SHARE),
    joined AS (INSERT INTO user_${group}s (user_id, ${group}_id) SELECT $1, id FROM held ON CONFLICT DO NOTHING)
  SELECT count(*)::int AS joined FROM held`
const leaveOthers = (group: Group) => `
  DELETE FROM user_${group}s WHERE user_id = $1 AND ${group}_id NOT IN (SELECT id FROM ${group}s WHERE name = ANY ($2))`

function wanted(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => name.trim()).filter(Boolean))]
}

/** Adds somebody to roles or pools by name; one that does not exist yet is made. */
export async function join(tx: Tx, userId: string, { group, names, actor }: Membership): Promise<void> {
  const all = wanted(names)
  if (all.length === 0) return
  const { rows } = await tx.query<{ id: string; name: string }>(insertGroups(group), [all.map(newId), all])
  for (const { id, name } of rows)
    if (actor) await recordChange(tx, actor, { subject: group, id, name, action: 'created', after: { name } })
  const joined = await tx.query<{ joined: number }>(joinGroups(group), [userId, all])
  // One was there and was deleted before it could be held: now it is one that does not exist yet.
  if (joined.rows[0]?.joined !== all.length) await join(tx, userId, { group, names, actor })
}

/** {@link join}, and out of all the others. Without names nothing changes. */
export async function setMemberships(
  tx: Tx,
  userId: string,
  { names, ...membership }: Omit<Membership, 'names'> & { names: Membership['names'] | undefined },
): Promise<void> {
  if (!names) return
  await tx.query(leaveOthers(membership.group), [userId, wanted(names)])
  await join(tx, userId, { ...membership, names })
}

/** The published API knows one role and one pool; the list of all goes first. Undefined when neither is said, and nothing is meant to change. */
export function namesOf(one: string | null | undefined, all: readonly string[] | null | undefined): readonly string[] | undefined {
  return all ?? (typeof one === 'string' ? [one] : undefined)
}
