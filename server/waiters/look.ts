import { pool } from '#server/db/client.ts'
import { CHUNK } from './task-states.ts'

/** Which of the waited tasks are not as their waiters know them: written since, or deleted. Without a version: nobody knows yet. */
const CHANGED = `SELECT w.id FROM unnest($1::text[], $2::text[]) AS w (id, version) LEFT JOIN tasks t ON t.id = w.id
  WHERE t.xmin::text IS DISTINCT FROM w.version`

/** The oldest transaction that is still under way. Whatever earlier ones did, a statement that starts now sees. */
const POSITION = 'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS position'

/** Handed out as events are written, before they are committed; read in no time, whatever the table has grown to. */
const ACTIVITY = 'SELECT last_value::text AS activity FROM events_seq_seq'

export type Waited = Iterable<readonly [id: string, version: string | undefined]>

/** Calls back for each waited task that has changed. One statement for up to 10,000 of them. */
export async function findChanged(waited: Waited, changed: (id: string) => void): Promise<void> {
  const all = [...waited]
  for (let start = 0; start < all.length; start += CHUNK) {
    const chunk = all.slice(start, start + CHUNK)
    const { rows } = await pool().query<{ id: string }>(CHANGED, [chunk.map(([id]) => id), chunk.map(([, version]) => version ?? '')])
    for (const { id } of rows) changed(id)
  }
}

export async function readPosition(): Promise<string> {
  const { rows } = await pool().query<{ position: string }>(POSITION)
  return rows[0]?.position ?? ''
}

/** A number that grows with every event that is written down. */
export async function readActivity(): Promise<string> {
  const { rows } = await pool().query<{ activity: string }>(ACTIVITY)
  return rows[0]?.activity ?? ''
}
