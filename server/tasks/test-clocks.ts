import { pool } from '#server/db/client.ts'
import { actOnClocks } from './act-on-clocks.ts'

type PoolSettings = Partial<Record<'claim_expires_after' | 'remind_after' | 'remind_every' | 'escalate_after', number>> & {
  escalate_to?: Record<string, unknown>
  time_zone?: string
  hours?: object[]
}

/** Fixtures: a pool's settings, and time that passes without anybody waiting for it. */
export async function setPool(name: string, settings: PoolSettings): Promise<void> {
  const columns = Object.keys(settings)
  if (columns.length === 0) return
  const values = Object.values(settings).map((value) => (typeof value === 'object' ? JSON.stringify(value) : value))
  const set = columns.map((column, index) => `${column} = $${index + 2}`).join(', ')
  await pool().query(`UPDATE pools SET ${set} WHERE name = $1`, [name, ...values])
}

export type Clock = 'claim_expires_at' | 'remind_at' | 'escalate_at'

/** The clock has run out; the next round finds it. Fails when it is not running. */
export async function runOut(clock: Clock, ...ids: string[]): Promise<void> {
  const moved = await pool().query(`UPDATE tasks SET ${clock} = now() - interval '1 second' WHERE id = ANY($1) AND ${clock} IS NOT NULL`, [
    ids,
  ])
  if (moved.rowCount !== ids.length) throw new Error(`${clock} runs on ${moved.rowCount} of ${ids.length} tasks`)
}

/** Seconds from now until each clock runs out, rounded; null where it does not run. */
export async function readClocks(id: string): Promise<Record<Clock, number | null>> {
  const inSeconds = (clock: Clock) => `round(extract(epoch FROM ${clock} - now()))::int AS ${clock}`
  const { rows } = await pool().query(
    `SELECT ${inSeconds('claim_expires_at')}, ${inSeconds('remind_at')}, ${inSeconds('escalate_at')} FROM tasks WHERE id = $1`,
    [id],
  )
  return rows[0]
}

/** Rounds until nothing more is due. Answers with how many were acted on. */
export async function actOnAll(): Promise<number> {
  let all = 0
  for (;;) {
    const { acted, more } = await actOnClocks()
    all += acted
    if (!more) return all
  }
}

/** The last event of a task, as much of it as concerns who had it and who has it. */
export async function lastEvent(id: string): Promise<{ action: string; actor_type: string; extra_data: Record<string, unknown> | null }> {
  const { rows } = await pool().query('SELECT action, actor_type, extra_data FROM events WHERE task_id = $1 ORDER BY seq DESC LIMIT 1', [
    id,
  ])
  return rows[0]
}

/** Who is or was asked, as `kind state`, sorted. */
export async function assignmentsOf(id: string): Promise<string[]> {
  const { rows } = await pool().query<{ line: string }>(
    `SELECT concat(COALESCE(u.email, a.email, 'pool ' || p.name, 'role ' || r.name), ' ', a.state) AS line
     FROM assignments a LEFT JOIN users u ON u.id = a.user_id LEFT JOIN pools p ON p.id = a.pool_id LEFT JOIN roles r ON r.id = a.role_id
     WHERE a.task_id = $1 ORDER BY 1`,
    [id],
  )
  return rows.map(({ line }) => line)
}
