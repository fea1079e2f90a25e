import { prepared } from '#server/db/prepared.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import { SYSTEM } from '#server/domain/caller.ts'
import { newId } from '#server/domain/ids.ts'
import { readNotify, UNAVAILABLE_REASON } from '#server/domain/notify.ts'
import { hasDeclined } from './asked.ts'
import { NOT_ENDED } from './ended.ts'
import { transition } from './transition.ts'

type Announced = { notify: string[] | null; assigned: boolean; people: number; retried: boolean }

/** People who find the task in their inbox: the one it is assigned to, those it is offered to, and every operator. */
const AUDIENCE = `SELECT t.notify, (t.assigned_to_user_id IS NOT NULL OR t.assigned_to_email IS NOT NULL) AS assigned,
    (SELECT count(*)::int FROM users u WHERE u.active AND (u.is_operator OR u.id = t.assigned_to_user_id OR EXISTS (
      SELECT 1 FROM assignments a WHERE a.task_id = t.id AND a.state = 'offered' AND (a.user_id = u.id OR a.email = u.email
        OR NOT ${hasDeclined('u.id')} AND (a.pool_id IN (SELECT pool_id FROM user_pools WHERE user_id = u.id)
          OR a.role_id IN (SELECT role_id FROM user_roles WHERE user_id = u.id)))))) AS people,
    (${NOT_ENDED} AND EXISTS (SELECT 1 FROM events e WHERE e.task_id = t.id AND e.action = 'notification_retried')) AS retried
  FROM tasks t WHERE t.id = $1`

/** Once, and once more each time an operator has had it tried again (failed-notices.ts). */
const FAILED = `INSERT INTO events (id, task_id, action, to_status, actor_type, channel, extra_data)
  SELECT e.id, t.id, 'notification_failed', t.status, 'system', e.channel, e.extra_data
  FROM tasks t, jsonb_to_recordset($2::jsonb) AS e (id text, channel text, extra_data json)
  WHERE t.id = $1 AND NOT EXISTS (SELECT 1 FROM events f WHERE f.task_id = t.id AND f.action = 'notification_failed'
    AND NOT EXISTS (SELECT 1 FROM events r WHERE r.task_id = t.id AND r.action = 'notification_retried' AND r.seq > f.seq))`

function failures(notify: string[] | null) {
  return (notify ?? []).flatMap((entry) => {
    const read = readNotify(entry)
    const reason = read ? (UNAVAILABLE_REASON[read.channel] ?? 'unknown_channel') : 'not_understood'
    const message = read ? `This server has no ${read.channel} channel set up.` : 'Expected channel:target, like email:ann@example.com.'
    return { id: newId(), channel: read?.channel ?? null, extra_data: { recipient: read?.target ?? entry, reason, message } }
  })
}

async function announce(tx: Tx, taskId: string): Promise<void> {
  const { rows } = await tx.query<Announced>(prepared(AUDIENCE, [taskId]))
  const task = rows[0]
  if (!task) return
  // Nobody has an account yet: it stays `created`, and the first operator finds it waiting.
  const action = task.assigned ? 'assign' : 'notify'
  const moved =
    task.people > 0 &&
    (await transition(tx, { taskId, actions: [action], actor: { ...SYSTEM, channel: 'dashboard' }, extra: { people: task.people } }))
  const failed = moved === null && !task.retried ? [] : failures(task.notify)
  if (failed.length > 0) await tx.query(FAILED, [taskId, JSON.stringify(failed)])
}

/** Tells the people who are asked. Done twice it does nothing the second time: the compare-and-set has left `created`. */
export function announceTask(taskId: string): Promise<void> {
  return inTransaction((tx) => announce(tx, taskId))
}
