import type { Tx } from '#server/db/tx.ts'
import { SYSTEM } from '#server/domain/caller.ts'
import { EXPIRE_OFFERS } from './assignment-sql.ts'
import { dueSweep } from './due-sweep.ts'
import { NOT_ENDED } from './ended.ts'
import { transitionAll } from './transition.ts'
import type { MassMove } from './transition-statement.ts'

/** What a `completed_via_channel` says when nobody answered and the agent's own default stands. */
const CHANNEL = 'on_timeout'

type Due = { id: string; timeout_seconds: number; has_default: boolean; late: number }

const move = (tasks: Due[], change: Omit<MassMove, 'tasks' | 'actor'>): MassMove => ({
  ...change,
  actor: SYSTEM,
  tasks: tasks.map(({ id, timeout_seconds }) => ({ id, extra: { timeout_seconds } })),
})

/** Ends what is due: with the answer that its agent gave for this case, or without any. */
async function settle(tx: Tx, tasks: Due[]): Promise<void> {
  const silent = tasks.filter(({ has_default }) => !has_default)
  const defaulted = tasks.filter(({ has_default }) => has_default)
  if (silent.length > 0) await transitionAll(tx, move(silent, { actions: ['expire'], set: { timed_out_at: 'now' } }))
  if (defaulted.length > 0)
    await transitionAll(
      tx,
      move(defaulted, {
        actions: ['default'],
        set: { response: { sql: 'default_response' }, completed_via_channel: CHANNEL, completed_at: 'now', timed_out_at: 'now' },
      }),
    )
  await tx.query(EXPIRE_OFFERS, [tasks.map(({ id }) => id)])
}

const sweep = dueSweep<Due>({
  what: 'timed out',
  // Settled by three statements in some 50 ms: row locks are held for well under the second until the next sweep.
  batch: 500,
  columns:
    't.id, t.timeout_seconds, t.default_response IS NOT NULL AS has_default, extract(epoch FROM now() - t.timeout_at)::float8 AS late',
  from: 'tasks t',
  // The partial index on timeout_at finds them.
  due: `t.timeout_at <= now() AND ${NOT_ENDED}`,
  since: 't.timeout_at',
  act: settle,
})

/** Settles what is past its deadline, a batch at a time, and answers with how late each task was (seconds) and whether there may be more. */
export async function expireTasks(): Promise<{ late: number[]; more: boolean }> {
  const { done, more } = await sweep()
  return { late: done.map(({ late }) => late), more }
}
