import { DomainError } from '#server/domain/errors.ts'
import type { Tx } from '#server/db/tx.ts'
import { NOT_ENDED } from '#server/tasks/ended.ts'

/** SQLSTATE unique_violation. */
const TAKEN = '23505'

type Named = 'pool' | 'role' | 'access_level'

const WORD: Record<Named, string> = { pool: 'pool', role: 'role', access_level: 'access level' }

/** What a statement throws for a name that is taken, in our own words; anything else as it is. */
export function nameTaken(kind: Named, name: string) {
  return (error: { code?: string }): never => {
    throw error.code === TAKEN ? new DomainError('NAME_TAKEN', `There is a ${WORD[kind]} "${name}" already.`) : error
  }
}

/** The keys of `assign_to` that name such a group. */
const KEYS: Record<Named, readonly string[]> = { pool: ['pool'], role: ['role'], access_level: ['access_level', 'min_access_level'] }

const MOVE = `UPDATE pools SET escalate_to = (escalate_to::jsonb || jsonb_build_object($1::text, $3::text))::json WHERE escalate_to->>$1::text = $2`
const ESCALATING = `SELECT name FROM pools WHERE name <> $3 AND EXISTS (SELECT FROM unnest($1::text[]) AS key WHERE escalate_to->>key = $2)
  ORDER BY name LIMIT 1`

/** The same keys as routing has read them: what an open task wants is kept with it, for whenever it is routed again. */
const WANTED: Record<Named, readonly string[]> = { pool: ['pool'], role: ['role'], access_level: ['accessLevel', 'minAccessLevel'] }

const MOVE_OWN = `UPDATE tasks t SET escalate_to = (escalate_to::jsonb || jsonb_build_object($1::text, $3::text))::json
  WHERE ${NOT_ENDED} AND escalate_to->>$1::text = $2`
const MOVE_WANTED = `UPDATE tasks t SET routing = jsonb_set(routing::jsonb, ARRAY['wanted', $1::text], to_jsonb($3::text))::json
  WHERE ${NOT_ENDED} AND routing->'wanted'->>$1::text = $2`

/** Whoever is asked, or is to be asked later, through what is renamed goes on being so: pools that escalate to it, and open tasks that want it. */
export async function renameInWishes(tx: Tx, kind: Named, { from, to }: { from: string; to: string }): Promise<void> {
  if (from === to) return
  for (const key of KEYS[kind]) {
    await tx.query(MOVE, [key, from, to])
    await tx.query(MOVE_OWN, [key, from, to])
  }
  for (const key of WANTED[kind]) await tx.query(MOVE_WANTED, [key, from, to])
}

/** The name of another pool that escalates to it, if there is one. */
export async function escalatingPool(tx: Tx, kind: Named, name: string): Promise<string | null> {
  const { rows } = await tx.query<{ name: string }>(ESCALATING, [KEYS[kind], name, kind === 'pool' ? name : ''])
  return rows[0]?.name ?? null
}
