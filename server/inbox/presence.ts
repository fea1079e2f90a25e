import type { Around } from '#contract/inbox.ts'
import { pool } from '#server/db/client.ts'
import { type Caller, type Person, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { loadTask } from '#server/tasks/load-task.ts'
import { timestamp } from '#server/tasks/task-row.ts'
import { PRESENCE, signalChange } from '#server/waiters/signal-change.ts'

/** Seconds after which a window that said nothing is gone: two of its beats (app/task/use-presence.ts) and a slow line. */
const GONE_AFTER = 25

function viewer(caller: Caller): Person {
  const person = personOf(caller)
  if (!person) throw new DomainError('FORBIDDEN', 'Only people can be in a task, not tokens.')
  return person
}

/**
 * The window's own row, what is out of date swept on the way, and who has seen the task: written the first time, then at most
 * once a minute. `fresh` when the window was not in this task before.
 */
const HERE = `WITH before AS (SELECT task_id, seen_at FROM presences WHERE window_id = $1),
    stale AS (DELETE FROM presences WHERE seen_at < now() - interval '5 minutes' AND window_id <> $1),
    here AS (INSERT INTO presences (window_id, task_id, user_id) VALUES ($1, $2, $3)
      ON CONFLICT (window_id) DO UPDATE SET task_id = EXCLUDED.task_id, user_id = EXCLUDED.user_id, seen_at = now()),
    seen AS (INSERT INTO task_views (task_id, user_id) VALUES ($2, $3)
      ON CONFLICT (task_id, user_id) DO UPDATE SET last_at = now() WHERE task_views.last_at < now() - interval '1 minute')
  SELECT (SELECT task_id FROM before) AS left_task,
    NOT EXISTS (SELECT 1 FROM before WHERE task_id = $2 AND seen_at > now() - make_interval(secs => ${GONE_AFTER})) AS fresh`

const LEAVE = 'DELETE FROM presences WHERE window_id = $1 AND user_id = $2 RETURNING task_id'

const NAME = `COALESCE(u.display_name, u.email, '@' || u.slack_user_id, u.id)`

const OTHERS = `SELECT p.user_id, ${NAME} AS name FROM presences p JOIN users u ON u.id = p.user_id
  WHERE p.task_id = $1 AND p.user_id <> $2 AND p.seen_at > now() - make_interval(secs => ${GONE_AFTER}) GROUP BY p.user_id, u.id ORDER BY name, p.user_id`

const SEEN = `SELECT v.user_id, ${NAME} AS name, v.first_at, v.last_at FROM task_views v JOIN users u ON u.id = v.user_id
  WHERE v.task_id = $1 ORDER BY v.last_at DESC, v.user_id`

type SeenRow = { user_id: string; name: string; first_at: Date; last_at: Date }

async function readAround(me: string, taskId: string): Promise<Around> {
  const [here, seen] = await Promise.all([
    pool().query<Around['here'][number]>(OTHERS, [taskId, me]),
    pool().query<SeenRow>(SEEN, [taskId]),
  ])
  return {
    here: here.rows,
    seen: seen.rows.map((row) => ({ ...row, first_at: timestamp(row.first_at), last_at: timestamp(row.last_at) })),
  }
}

/** Who else has the task open, by name, and who has ever opened it, the last one first. */
export async function whoIsAround(caller: Caller, taskId: string): Promise<Around> {
  const { id: me } = viewer(caller)
  const task = await loadTask(caller, 'task:read', taskId)
  return readAround(me, task.id)
}

type Window = { taskId: string; window: string }

/** A window says that it shows the task, and is told who else does. Said every few seconds for as long as it does. */
export async function beHere(caller: Caller, { taskId, window }: Window): Promise<Around> {
  const { id: me } = viewer(caller)
  const task = await loadTask(caller, 'task:read', taskId)
  const { rows } = await pool().query<{ left_task: string | null; fresh: boolean }>(HERE, [window, task.id, me])
  const { left_task: left, fresh } = rows[0] ?? { left_task: null, fresh: true }
  if (fresh) signalChange(task.id, PRESENCE)
  if (left && left !== task.id) signalChange(left, PRESENCE)
  return readAround(me, task.id)
}

/** The window shows another page now, or none any more. */
export async function leave(caller: Caller, window: string): Promise<void> {
  const { rows } = await pool().query<{ task_id: string }>(LEAVE, [window, viewer(caller).id])
  if (rows[0]) signalChange(rows[0].task_id, PRESENCE)
}
