import type { Strategy } from '#contract/strategies.ts'
import type { TaskRouting } from '#contract/routing.ts'
import { pool } from '#server/db/client.ts'
import { newId } from '#server/domain/ids.ts'
import { someone } from './test-tasks.ts'

/** Fixtures: groups of people with names of their own, and what a task says of its routing. */

/** As many people in a pool of their own, in the order of their accounts. */
export async function aPool(size: number, strategy?: Strategy) {
  const name = `pool-${newId().slice(-8)}`
  const people = []
  for (let n = 0; n < size; n += 1) people.push((await someone('reviewer', { pools: [name] })).person)
  if (size === 0) await pool().query('INSERT INTO pools (id, name) VALUES ($1, $2)', [newId(), name])
  if (strategy) await pool().query('UPDATE pools SET strategy = $2 WHERE name = $1', [name, strategy])
  return { name, people }
}

/** Away for a day, or since then until `until`. */
export async function sendAway(id: string, { substitute = null, until = '1 day' }: { substitute?: string | null; until?: string } = {}) {
  await pool().query(`UPDATE users SET away_until = now() + $2::interval, substitute_id = $3 WHERE id = $1`, [id, until, substitute])
}

type Routed = { holder: string | null; email: string | null; waits: boolean; pool: string | null; routing: TaskRouting | null }

export async function routingOf(id: string): Promise<Routed> {
  const { rows } = await pool().query<Routed>(
    `SELECT t.assigned_to_user_id AS holder, t.assigned_to_email AS email, t.unrouted_since IS NOT NULL AS waits, p.name AS pool, t.routing
     FROM tasks t LEFT JOIN pools p ON p.id = t.pool_id WHERE t.id = $1`,
    [id],
  )
  return rows[0] as Routed
}

/** How many tasks each of them holds. */
export async function shares(ids: readonly string[]): Promise<number[]> {
  const { rows } = await pool().query<{ id: string; n: number }>(
    'SELECT assigned_to_user_id AS id, count(*)::int AS n FROM tasks WHERE assigned_to_user_id = ANY($1) GROUP BY 1',
    [ids],
  )
  return ids.map((id) => rows.find((row) => row.id === id)?.n ?? 0)
}
