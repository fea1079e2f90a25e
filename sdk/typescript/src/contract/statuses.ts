/** The words a task's status may be, in the order a task usually meets them. Source: the published API, server §3.1. */
export const TASK_STATUSES = [
  'created',
  'notified',
  'assigned',
  'in_progress',
  'submitted',
  'verified',
  'completed',
  'rejected',
  'timed_out',
  'cancelled',
  'verification_exhausted',
] as const

/** [Where a task is in its life](https://docs.awaithumans.dev/concepts#its-life). */
export type TaskStatus = (typeof TASK_STATUSES)[number]

/** A task in one of these never changes again. */
export const TERMINAL_STATUSES = ['completed', 'timed_out', 'cancelled', 'verification_exhausted'] as const

/** How a task can have ended. */
export type TerminalStatus = (typeof TERMINAL_STATUSES)[number]

export function isTerminal(status: string): status is TerminalStatus {
  return (TERMINAL_STATUSES as readonly string[]).includes(status)
}
