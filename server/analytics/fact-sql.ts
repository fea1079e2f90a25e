import { COUNTED_BY, OUTCOME } from '#server/tasks/counted.ts'
import { DIMENSIONS, type Fact, type Outcome } from './facts.ts'

/** How the columns of task `t` are read: by number, since thousands of rows with names cost twice the time. */
export const FACT_COLUMNS = `t.id, (extract(epoch FROM t.created_at) * 1000)::float8,
  (SELECT (extract(epoch FROM min(e.created_at)) * 1000)::float8 FROM events e WHERE e.task_id = t.id AND e.action = 'claimed'),
  (extract(epoch FROM t.completed_at) * 1000)::float8,
  ${OUTCOME}, ${DIMENSIONS.map((dimension) => COUNTED_BY[dimension]).join(', ')}`

type Text = string | null
export type FactRow = [string, number, number | null, number | null, Outcome, Text, Text, Text, Text, Text]

export function toFact([id, createdAt, claimedAt, completedAt, outcome, pool, person, channel, agent, kind]: FactRow): Fact {
  // A claim in the very millisecond of the asking may carry the earlier time: the two come from two statements.
  return { id, createdAt, claimedAt: claimedAt && Math.max(claimedAt, createdAt), completedAt, outcome, pool, person, channel, agent, kind }
}
