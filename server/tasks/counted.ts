import type { Counted } from '#contract/inbox.ts'
import { ENDED, NOT_ENDED } from './ended.ts'

/** SQL over task `t`: how it ended, in the words of statistics. One place, so that a number and the list behind it cannot differ. */
const OUTCOMES = {
  completed: `(t.status = 'completed' AND t.timed_out_at IS NULL)`,
  defaulted: `(t.status = 'completed' AND t.timed_out_at IS NOT NULL)`,
  timed_out: `t.status = 'timed_out'`,
  cancelled: `t.status = 'cancelled'`,
  rejected: `t.status = 'verification_exhausted'`,
  open: NOT_ENDED,
} as const

/** SQL: the word of the one that holds. */
export const OUTCOME = `CASE ${Object.entries(OUTCOMES)
  .map(([word, holds]) => `WHEN ${holds} THEN '${word}'`)
  .join(' ')} END`

/** SQL: whether a task is among those that a number counts. */
export const COUNTED_AS: Record<Counted, string> = {
  ...OUTCOMES,
  ended: ENDED,
  missed: `(${OUTCOMES.timed_out} OR ${OUTCOMES.defaulted})`,
  claimed: `EXISTS (SELECT 1 FROM events e WHERE e.task_id = t.id AND e.action = 'claimed')`,
}

/** SQL: what statistics count a task by. Null is none. */
export const COUNTED_BY = {
  pool: 't.pool_id',
  person: 'COALESCE(t.completed_by_user_id, t.completed_by_email)',
  channel: 't.completed_via_channel',
  agent: 't.created_by_key_id',
  kind: 't.kind',
} as const
