import { isTerminal, type TaskStatus } from '#contract/statuses.ts'
import type { Tx } from '#server/db/tx.ts'
import { metrics } from '#server/metrics.ts'
import { signalChange } from '#server/waiters/signal-change.ts'
import { recordDeliveries } from '#server/webhooks/record-deliveries.ts'
import type { TaskRow } from './task-row.ts'
import { type Change, type MassMove, transitionStatement } from './transition-statement.ts'

export type Move = Change & { taskId: string; extra?: Record<string, unknown> | null }

type Moved = { id: string; from_status: TaskStatus; calls_back: boolean }

const asMass = ({ taskId, extra = null, ...change }: Move): MassMove => ({ ...change, tasks: [{ id: taskId, extra }] })

async function run<Row extends Moved>(tx: Tx, move: MassMove, answer: 'moves' | 'tasks'): Promise<Row[]> {
  const { to, query } = transitionStatement(move, answer)
  const { rows } = await tx.query<Row>(query)
  for (const { id } of rows)
    tx.afterCommit(() => {
      metrics().transitions.inc({ to })
      signalChange(id, to)
    })
  const told = isTerminal(to) ? rows.filter(({ calls_back }) => calls_back) : []
  if (told.length > 0)
    await recordDeliveries(
      tx,
      told.map(({ id }) => id),
    )
  return rows
}

/**
 * Every change of a task's status: one compare-and-set, with its events in the same statement. Tasks that end by it have
 * their webhooks recorded too. Whoever waits is woken after the commit. Answers with those that moved: somebody else was
 * first with the others.
 */
export function transitionAll(tx: Tx, move: MassMove): Promise<Moved[]> {
  return run<Moved>(tx, move, 'moves')
}

/** {@link transitionAll} of one task. Null means that somebody else was first. */
export async function transition(tx: Tx, move: Move): Promise<Moved | null> {
  const [moved] = await transitionAll(tx, asMass(move))
  return moved ?? null
}

/** {@link transition}, answered with the task as it is then. */
export async function transitionAndRead(tx: Tx, move: Move): Promise<TaskRow | null> {
  const [task] = await run<TaskRow & Moved>(tx, asMass(move), 'tasks')
  return task ?? null
}
