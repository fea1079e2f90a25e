/** What each job carries: ids, never data, so that a job always acts on the row as it is when it runs. */
export type JobPayloads = {
  /** Tell the people who are asked. */
  notify: { task_id: string }
  /** Somebody can be asked who could not be before: give them what waits for them. */
  route_waiting: { user_id: string }
}

export type JobName = keyof JobPayloads

/**
 * Tries before a job is left for an operator: with graphile-worker's exponential backoff ten tries span about 6 hours. What
 * waits is looked at every few seconds in any case, so its job has done its work after one try.
 */
export const MAX_ATTEMPTS: Record<JobName, number> = { notify: 10, route_waiting: 1 }
