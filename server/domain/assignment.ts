import type { Strategy } from '#contract/strategies.ts'

/** Who is asked, as data. One row each; a single approver is the case of one. */
const ASSIGNMENT_STATES = ['offered', 'claimed', 'responded', 'declined', 'delegated', 'expired'] as const
type AssignmentState = (typeof ASSIGNMENT_STATES)[number]

type Move = { from: readonly AssignmentState[]; to: AssignmentState }

/** What may become of an assignment. `offered` and `claimed` are the live states: their people may see and answer. */
export const ASSIGNMENT_MOVES = {
  claim: { from: ['offered'], to: 'claimed' },
  release: { from: ['claimed'], to: 'offered' },
  respond: { from: ['offered', 'claimed'], to: 'responded' },
  decline: { from: ['offered', 'claimed'], to: 'declined' },
  delegate: { from: ['offered', 'claimed'], to: 'delegated' },
  expire: { from: ['offered', 'claimed'], to: 'expired' },
} as const satisfies Record<string, Move>

type Choice = {
  /** How one of several is chosen. Left out: the pool's own, else whoever was assigned a task longest ago. */
  strategy?: Strategy
  /** Who may not have it: emails in lower case, or user ids. */
  excluded?: readonly string[]
  /** Whom a group does not choose this time, by their ids: who has declined, or has it already. They may still claim it. */
  except?: readonly string[]
}

export type WantedPeople = Choice & { kind: 'people'; emails: string[]; userIds: string[]; slackUserIds: string[] }

/** All that is given must hold. `minAccessLevel` is met by a level of the same rank or a higher one. */
export type WantedGroup = Choice & {
  kind: 'group'
  role: string | null
  pool: string | null
  accessLevel: string | null
  minAccessLevel?: string | null
}

/** What the task asks for, whichever spelling of `assign_to` it came in. */
export type Wanted = (Choice & { kind: 'nobody' }) | WantedPeople | WantedGroup
