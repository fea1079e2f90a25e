import { ASSIGNMENT_MOVES } from '#server/domain/assignment.ts'

type Move = keyof typeof ASSIGNMENT_MOVES

/** SQL: the assignments that a move may take along. */
export function movable(move: Move): string {
  return `state IN (${ASSIGNMENT_MOVES[move].from.map((state) => `'${state}'`).join(', ')})`
}

/** SQL: what a move writes. */
export function moved(move: Move): string {
  return `state = '${ASSIGNMENT_MOVES[move].to}', updated_at = now()`
}

/** SQL: nobody is asked any more on tasks that ended without an answer. `$1` is the list of their ids. */
export const EXPIRE_OFFERS = `UPDATE assignments SET ${moved('expire')} WHERE task_id = ANY($1) AND ${movable('expire')}`
