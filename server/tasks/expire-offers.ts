/** SQL: nobody is asked any more on tasks that ended without an answer. `$1` is the list of their ids. */
export const EXPIRE_OFFERS = `UPDATE assignments SET state = 'expired', updated_at = now()
  WHERE task_id = ANY($1) AND state IN ('offered', 'claimed')`
