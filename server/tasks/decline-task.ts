import { isTerminal } from '#contract/statuses.ts'
import type { TaskResponse } from '#contract/task.ts'
import { pool } from '#server/db/client.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import type { Wanted } from '#server/domain/assignment.ts'
import { type Actor, actorOf, type Caller, type Person, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { newId } from '#server/domain/ids.ts'
import { alreadyTerminal } from './already-terminal.ts'
import { assignTask } from './assign-task.ts'
import { movable, moved } from './assignment-sql.ts'
import { attempt } from './attempt.ts'
import { holdPeople } from './hold-people.ts'
import { loadTask, reloadTask } from './load-task.ts'
import { type Asked, type HeldTask, letGo, lockTask, readAsked, recordMove } from './move-on.ts'
import { recordHappening } from './record-happening.ts'
import { toTaskResponse, type TaskRow } from './task-row.ts'

const DECLINE = `UPDATE assignments SET ${moved('decline')} WHERE task_id = $1 AND (user_id = $2 OR email = $3) AND ${movable('decline')}`

/** For whoever is asked as one of a pool or role: the group is still asked, they are not. */
const OPT_OUT = `INSERT INTO assignments (id, task_id, user_id, state, reason) SELECT $3, $1, $2, 'declined', 'decline'
  WHERE EXISTS (SELECT 1 FROM assignments a WHERE a.task_id = $1 AND a.state = 'offered' AND (
      a.pool_id IN (SELECT pool_id FROM user_pools WHERE user_id = $2) OR a.role_id IN (SELECT role_id FROM user_roles WHERE user_id = $2)))
    AND NOT EXISTS (SELECT 1 FROM assignments a WHERE a.task_id = $1 AND a.user_id = $2 AND a.state = 'declined')`

/** Asked of groups, and routed anew, they would be listed twice. */
const RETIRE = `UPDATE assignments SET ${moved('expire')} WHERE task_id = $1 AND ${movable('expire')}`

/** What was asked last, by the names that it has now, and who has declined since the task exists. */
const ASKED_OF = `SELECT t.routing->'wanted' AS wanted,
    ARRAY(SELECT a.user_id FROM assignments a WHERE a.task_id = t.id AND a.state = 'declined' AND a.user_id IS NOT NULL) AS declined
  FROM tasks t WHERE t.id = $1`

type AskedOf = { wanted: Wanted | null; declined: string[] }

/** Null when people are asked besides groups, or when it never asked a group: then there is nobody else to choose. */
async function whoIsLeft(tx: Tx, taskId: string, asked: Asked[]): Promise<Wanted | null> {
  if (asked.some(({ kind }) => kind === 'person' || kind === 'email')) return null
  const { rows } = await tx.query<AskedOf>(ASKED_OF, [taskId])
  const wanted = rows[0]?.wanted
  return wanted?.kind === 'group' ? { ...wanted, except: rows[0]?.declined } : null
}

type Declining = { task: HeldTask; me: Person; actor: Actor; reason: string }

const holds = ({ holder_id, holder_email }: HeldTask, me: Person) =>
  holder_id === me.id || (holder_id === null && holder_email !== null && holder_email === me.email)

/** False when they are not asked. */
async function stepBack(tx: Tx, { task, me, actor, reason }: Declining): Promise<boolean> {
  const own = await tx.query(DECLINE, [task.id, me.id, me.email])
  const optedOut = own.rowCount === 0 && (await tx.query(OPT_OUT, [task.id, me.id, newId()])).rowCount === 1
  if (own.rowCount === 0 && !optedOut && !holds(task, me)) return false
  const asked = await readAsked(tx, task.id)
  // Somebody else has it, or it was never put to one person: it stays with those who are left.
  if (!holds(task, me)) {
    const to = asked.map(({ kind, name }) => ({ kind, name }))
    await recordHappening(tx, { action: 'declined', actor, tasks: [{ id: task.id, extra: { reason, to } }] })
    return true
  }
  const wanted = await whoIsLeft(tx, task.id, asked)
  await letGo(tx, task.id)
  if (wanted) {
    // That the group cannot be routed to any more is no reason to keep somebody who does not want it; whoever else was asked still is.
    await attempt(tx, async () => {
      await tx.query(RETIRE, [task.id])
      await assignTask(tx, task.id, wanted)
    })
  }
  await recordMove(tx, { task, action: 'decline', actor, extra: { reason } })
  return true
}

function refusal(task: TaskRow): DomainError {
  if (isTerminal(task.status)) return alreadyTerminal(task)
  return new DomainError('TASK_NOT_ASKED', 'This task does not ask you.')
}

/**
 * Says that they do not take it, and why. Their assignment is declined; what they held goes to the next of the group that was
 * asked, or back to the others. Where nobody is left it is unassigned, and operators see it with the reason.
 */
export async function declineTask(caller: Caller, { id, reason }: { id: string; reason: string }): Promise<TaskResponse> {
  await loadTask(caller, 'task:decline', id)
  const me = personOf(caller)
  if (!me) throw refusal(await reloadTask(pool(), id))
  const declined = await inTransaction(async (tx) => {
    await holdPeople(tx, [me.id])
    const task = await lockTask(tx, id, 'decline')
    const done = task !== null && (await stepBack(tx, { task, me, actor: actorOf(caller, 'dashboard'), reason }))
    return done ? reloadTask(tx, id) : null
  })
  if (!declined) throw refusal(await reloadTask(pool(), id))
  return toTaskResponse(declined)
}
