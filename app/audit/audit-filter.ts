import { AUDIT_SUBJECTS } from '#contract/audit.ts'

/** The filters as the address has them: days for times, and words that may be anything. */
export const FILTERS = ['id', 'subject', 'action', 'actor', 'assignee', 'channel', 'actor_type', 'from', 'to'] as const

export type AuditAddress = Partial<Record<(typeof FILTERS)[number], string>>

export const ACTOR_TYPES = ['human', 'agent', 'system'] as const

const DAY = /^\d{4}-\d\d-\d\d$/

/** Midnight of a day on the reader's clock, some days later; undefined for what is no day. */
function midnight(day: string | undefined, later = 0): string | undefined {
  if (!day || !DAY.test(day)) return undefined
  const at = new Date(`${day}T00:00`)
  at.setDate(at.getDate() + later)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

const oneOf = <Word extends string>(words: readonly Word[], word: string | undefined) => words.find((each) => each === word)

/** What is asked of the server. A word that it does not know filters nothing; the last day is part of the range. */
export function queryOf(address: AuditAddress) {
  const { id, action, actor, assignee, channel } = address
  return {
    id,
    action,
    actor,
    assignee,
    channel,
    subject: oneOf(AUDIT_SUBJECTS, address.subject),
    actor_type: oneOf(ACTOR_TYPES, address.actor_type),
    from: midnight(address.from),
    to: midnight(address.to, 1),
  }
}
