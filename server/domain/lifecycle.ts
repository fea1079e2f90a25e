import { TASK_STATUSES, TERMINAL_STATUSES, type TaskStatus } from '#contract/statuses.ts'

/**
 * The whole life of a task. Read by the SQL guards (`statusesFor`), by the task page (`isAllowed`) and by the test that
 * prints it. A status is left only through a row of this table; a terminal one is in no `from`.
 */
const OPEN = TASK_STATUSES.filter((status) => !(TERMINAL_STATUSES as readonly TaskStatus[]).includes(status))
const ANSWERABLE: TaskStatus[] = ['created', 'notified', 'assigned', 'in_progress', 'rejected']

export type Transition = { from: readonly TaskStatus[]; to: TaskStatus; event: string; meaning: string }

export const TRANSITIONS = {
  create: { from: [], to: 'created', event: 'created', meaning: 'an agent asks' },
  notify: { from: ['created'], to: 'notified', event: 'notified', meaning: 'somebody who may answer has been told' },
  assign: { from: ['created', 'notified'], to: 'assigned', event: 'assigned', meaning: 'one person has been told that it is theirs' },
  claim: { from: ['created', 'notified', 'assigned'], to: 'in_progress', event: 'claimed', meaning: 'a person takes it' },
  release: { from: ['assigned', 'in_progress', 'rejected'], to: 'notified', event: 'released', meaning: 'the holder gives it back' },
  lapse: { from: ['in_progress', 'rejected'], to: 'notified', event: 'claim_expired', meaning: 'the holder had it for too long' },
  decline: { from: ANSWERABLE, to: 'notified', event: 'declined', meaning: 'its holder does not take it' },
  reassign: { from: ANSWERABLE, to: 'notified', event: 'reassigned', meaning: 'other people are asked instead' },
  escalate: { from: ANSWERABLE, to: 'notified', event: 'escalated', meaning: 'nobody answered for too long; others are asked as well' },
  submit: { from: ANSWERABLE, to: 'submitted', event: 'submitted', meaning: 'a valid answer is in' },
  verify: { from: ['submitted'], to: 'verified', event: 'verified', meaning: 'the verifier agrees' },
  reject: { from: ['submitted'], to: 'rejected', event: 'rejected', meaning: 'the verifier disagrees; the person tries again' },
  exhaust: { from: ['submitted'], to: 'verification_exhausted', event: 'verification_exhausted', meaning: 'the last try was rejected' },
  complete: { from: ['submitted', 'verified'], to: 'completed', event: 'completed', meaning: 'the answer stands' },
  expire: { from: OPEN, to: 'timed_out', event: 'timed_out', meaning: 'the deadline passed' },
  default: { from: OPEN, to: 'completed', event: 'defaulted', meaning: 'the deadline passed, and the agent had said what then stands' },
  cancel: { from: OPEN, to: 'cancelled', event: 'cancelled', meaning: 'the agent or an operator withdraws it' },
} as const satisfies Record<string, Transition>

export type Action = keyof typeof TRANSITIONS

/** The statuses an action may leave: the guard of its compare-and-set. */
export function statusesFor(action: Action): readonly TaskStatus[] {
  return TRANSITIONS[action].from
}

export function isAllowed(action: Action, status: TaskStatus): boolean {
  return statusesFor(action).includes(status)
}

/** Where an action leads from a status, or null when it may not be done there. */
export function next(status: TaskStatus, action: Action): TaskStatus | null {
  return isAllowed(action, status) ? TRANSITIONS[action].to : null
}

/** The status that a recorded history ends in; events replay to the row. */
export function replay(events: readonly { to_status: TaskStatus }[]): TaskStatus | null {
  return events.at(-1)?.to_status ?? null
}

/** The machine as a Mermaid state diagram: the picture in the docs, held to this table by a test. */
export function asDiagram(): string {
  const lines = Object.values<Transition>(TRANSITIONS).flatMap(({ from, to, event }) =>
    (from.length ? from : ['[*]']).map((status) => `  ${status} --> ${to}: ${event}`),
  )
  return ['stateDiagram-v2', ...lines, ...TERMINAL_STATUSES.map((status) => `  ${status} --> [*]`)].join('\n')
}
