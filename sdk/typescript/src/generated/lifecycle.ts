// Written by `npm run sdk:generate` from server/domain/lifecycle.ts. Change that, not this.
import type { TaskStatus } from '../contract/statuses.ts'

export const TRANSITIONS = {
  create: { from: [], to: 'created', event: 'created' },
  notify: { from: ['created'], to: 'notified', event: 'notified' },
  assign: { from: ['created', 'notified'], to: 'assigned', event: 'assigned' },
  claim: { from: ['created', 'notified', 'assigned'], to: 'in_progress', event: 'claimed' },
  release: { from: ['assigned', 'in_progress', 'rejected'], to: 'notified', event: 'released' },
  lapse: { from: ['in_progress', 'rejected'], to: 'notified', event: 'claim_expired' },
  decline: { from: ['created', 'notified', 'assigned', 'in_progress', 'rejected'], to: 'notified', event: 'declined' },
  reassign: { from: ['created', 'notified', 'assigned', 'in_progress', 'rejected'], to: 'notified', event: 'reassigned' },
  escalate: { from: ['created', 'notified', 'assigned', 'in_progress', 'rejected'], to: 'notified', event: 'escalated' },
  submit: { from: ['created', 'notified', 'assigned', 'in_progress', 'rejected'], to: 'submitted', event: 'submitted' },
  verify: { from: ['submitted'], to: 'verified', event: 'verified' },
  reject: { from: ['submitted'], to: 'rejected', event: 'rejected' },
  exhaust: { from: ['submitted'], to: 'verification_exhausted', event: 'verification_exhausted' },
  complete: { from: ['submitted', 'verified'], to: 'completed', event: 'completed' },
  expire: {
    from: ['created', 'notified', 'assigned', 'in_progress', 'submitted', 'verified', 'rejected'],
    to: 'timed_out',
    event: 'timed_out',
  },
  default: {
    from: ['created', 'notified', 'assigned', 'in_progress', 'submitted', 'verified', 'rejected'],
    to: 'completed',
    event: 'defaulted',
  },
  cancel: {
    from: ['created', 'notified', 'assigned', 'in_progress', 'submitted', 'verified', 'rejected'],
    to: 'cancelled',
    event: 'cancelled',
  },
} as const satisfies Record<string, { from: readonly TaskStatus[]; to: TaskStatus; event: string }>
