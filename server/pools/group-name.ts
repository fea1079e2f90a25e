import { DomainError } from '#server/domain/errors.ts'
import type { Tx } from '#server/db/tx.ts'

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

/** Pools that escalate to what is renamed go on doing so: `assign_to` knows names only. */
export async function renameInEscalations(tx: Tx, kind: Named, { from, to }: { from: string; to: string }): Promise<void> {
  if (from === to) return
  for (const key of KEYS[kind]) await tx.query(MOVE, [key, from, to])
}

/** The name of another pool that escalates to it, if there is one. */
export async function escalatingPool(tx: Tx, kind: Named, name: string): Promise<string | null> {
  const { rows } = await tx.query<{ name: string }>(ESCALATING, [KEYS[kind], name, kind === 'pool' ? name : ''])
  return rows[0]?.name ?? null
}
