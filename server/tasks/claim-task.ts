import type { TaskResponse } from '#contract/task.ts'
import { isTerminal } from '#contract/statuses.ts'
import { inTransaction } from '#server/db/tx.ts'
import { actorOf, type Caller, type Person, personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { newId } from '#server/domain/ids.ts'
import { isAllowed } from '#server/domain/lifecycle.ts'
import { alreadyTerminal } from './already-terminal.ts'
import { movable, moved } from './assignment-sql.ts'
import { assertNotExcluded } from './excluded.ts'
import { accountGone, holdPeople } from './hold-people.ts'
import { type LoadedTask, loadTask } from './load-task.ts'
import { toTaskResponse, type TaskRow } from './task-row.ts'
import { transitionAndRead } from './transition.ts'

/** The holder's own offer becomes a claim; an operator who was not asked gets a row of their own. */
const TAKE = `WITH mine AS (UPDATE assignments SET ${moved('claim')}
    WHERE task_id = $1 AND (user_id = $2 OR email = $3) AND ${movable('claim')} RETURNING id)
  INSERT INTO assignments (id, task_id, user_id, state, reason) SELECT $4, $1, $2, 'claimed', 'claim' WHERE NOT EXISTS (SELECT 1 FROM mine)`

/** Null, which is never, when it follows no pool or the pool lets people hold a task for as long as they like. */
const UNTIL = '(SELECT now() + make_interval(secs => p.claim_expires_after) FROM pools p WHERE p.id = t.pool_id)'

function lost(task: TaskRow, me: string): DomainError {
  if (isTerminal(task.status)) return alreadyTerminal(task)
  const holder = task.assigned_to_user_id === me ? 'You hold' : `${task.assigned_to_display_name ?? 'Somebody else'} holds`
  return new DomainError('TASK_ALREADY_CLAIMED', `${holder} this task already.`, {
    detail: { by: task.assigned_to_display_name, user_id: task.assigned_to_user_id },
  })
}

function isFree({ status, assigned_to_user_id: holder }: TaskRow, me: string): boolean {
  return isAllowed('claim', status) && (holder === null || holder === me)
}

type Claim = { caller: Caller; person: Person; channel: string }

/** Null when it is not as it was seen any more. */
function claim(task: LoadedTask, { caller, person, channel }: Claim): Promise<TaskRow | null> {
  return inTransaction(async (tx) => {
    const here = await holdPeople(tx, [person.id])
    if (here.size === 0) throw accountGone()
    const moved = await transitionAndRead(tx, {
      taskId: task.id,
      actions: ['claim'],
      actor: actorOf(caller, channel),
      set: { assigned_to_user_id: person.id, assigned_to_email: person.email, claim_expires_at: { sql: UNTIL } },
      extra: { user_id: person.id },
      version: task.version,
    })
    if (moved) await tx.query(TAKE, [task.id, person.id, person.email, newId()])
    return moved
  })
}

/** Takes a task: the first to claim holds it. Only people can; a token is nobody. */
export async function claimTask(caller: Caller, id: string, channel = 'dashboard'): Promise<TaskResponse> {
  const person = personOf(caller)
  if (!person)
    throw new DomainError('CLAIM_NEEDS_A_PERSON', 'An operator or reviewer claims a task, not a token.', {
      detail: 'Only an operator or reviewer session can claim a task.',
    })
  const task = await loadTask(caller, 'task:claim', id)
  assertNotExcluded(task, person)
  if (!isFree(task, person.id)) throw lost(task, person.id)
  const claimed = await claim(task, { caller, person, channel })
  // Somebody was faster, or it was put to others: whether it is theirs to take is to be asked again.
  return claimed ? toTaskResponse(claimed) : claimTask(caller, id, channel)
}
