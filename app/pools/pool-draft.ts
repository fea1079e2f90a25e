import type { OpeningHours } from '#contract/calendar.ts'
import { TIMEOUT_SECONDS } from '#contract/limits.ts'
import type { Directory } from '#contract/people-views.ts'
import type { PoolResponse } from '#contract/pools.ts'
import type { Strategy } from '#contract/strategies.ts'
import { type Duration, durationOf, secondsOf } from './duration.ts'

/** `key` tells one line of hours from another while they are edited. */
export type Opening = OpeningHours[number] & { key: string }

/**
 * Who is asked when nobody looks. People are known by their id, everything else by its name. `kept` is what was set over the
 * API and is more than one choice: it stays as it is.
 */
export type Target = { kind: 'nobody' | 'pool' | 'role' | 'access_level' | 'user_id' | 'kept'; name: string }

export type PoolDraft = {
  name: string
  strategy: Strategy
  members: string[]
  time_zone: string
  /** Null: always open. */
  hours: Opening[] | null
  holidays: string[]
  claim_expires_after: Duration
  remind_after: Duration
  remind_every: Duration
  escalate_after: Duration
  escalate_to: Target
}

const KINDS = ['pool', 'role', 'access_level', 'user_id'] as const

const KEPT: Target = { kind: 'kept', name: '' }

export function targetOf(escalateTo: PoolResponse['escalate_to'], people: Directory['people'] = []): Target {
  if (!escalateTo) return { kind: 'nobody', name: '' }
  const [entry, ...more] = Object.entries(escalateTo)
  const [key, value] = entry ?? []
  if (!key || more.length > 0 || typeof value !== 'string') return KEPT
  const byEmail = key === 'email' ? people.find(({ email }) => email === value.toLowerCase()) : undefined
  if (byEmail) return { kind: 'user_id', name: byEmail.id }
  const kind = KINDS.find((each) => each === key)
  return kind ? { kind, name: value } : KEPT
}

let made = 0
const newKey = () => `opening-${(made += 1)}`

export const newOpening = (): Opening => ({ key: newKey(), days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' })

export function draftOf(pool: PoolResponse, people?: Directory['people']): PoolDraft {
  return {
    name: pool.name,
    strategy: pool.strategy,
    members: pool.members.map(({ user_id }) => user_id),
    time_zone: pool.time_zone,
    // A clock of a browser has no 24:00; midnight as an end is written 00:00 there.
    hours: pool.hours?.map(({ days, from, to }) => ({ key: newKey(), days, from, to: to === '24:00' ? '00:00' : to })) ?? null,
    holidays: pool.holidays ?? [],
    claim_expires_after: durationOf(pool.claim_expires_after),
    remind_after: durationOf(pool.remind_after),
    remind_every: durationOf(pool.remind_every),
    escalate_after: durationOf(pool.escalate_after),
    escalate_to: targetOf(pool.escalate_to, people),
  }
}

const escalationOf = ({ kind, name }: Target, kept: PoolResponse['escalate_to']): PoolResponse['escalate_to'] =>
  kind === 'kept' ? kept : kind === 'nobody' ? null : { [kind]: name }

/** `kept` is an escalation that the form cannot show. */
export function toSend(draft: PoolDraft, kept: PoolResponse['escalate_to']) {
  return {
    name: draft.name,
    strategy: draft.strategy,
    members: draft.members,
    time_zone: draft.time_zone,
    hours: draft.hours && draft.hours.map(({ days, from, to }) => ({ days, from, to: to === '00:00' ? '24:00' : to })),
    holidays: draft.holidays,
    claim_expires_after: secondsOf(draft.claim_expires_after),
    remind_after: secondsOf(draft.remind_after),
    remind_every: secondsOf(draft.remind_every),
    escalate_after: secondsOf(draft.escalate_after),
    escalate_to: escalationOf(draft.escalate_to, kept),
  }
}

/** Only what was changed is sent: what somebody else has changed meanwhile stays. */
export function changesOf(before: PoolDraft, after: PoolDraft, kept: PoolResponse['escalate_to']): Partial<ReturnType<typeof toSend>> {
  const [was, is] = [toSend(before, kept), toSend(after, kept)]
  const keys = Object.keys(is) as (keyof typeof is)[]
  return Object.fromEntries(keys.filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key])).map((key) => [key, is[key]]))
}

type Problems = Partial<Record<string, string>>

const TIMERS = ['claim_expires_after', 'remind_after', 'remind_every', 'escalate_after'] as const

function timerProblems(draft: PoolDraft): Problems {
  const wrong = TIMERS.filter((name) => {
    const seconds = secondsOf(draft[name])
    return seconds !== null && !(seconds >= TIMEOUT_SECONDS.min && seconds <= TIMEOUT_SECONDS.max)
  })
  return Object.fromEntries(wrong.map((name) => [name, 'Enter a time from one minute to 30 days, or leave it empty.']))
}

function pairProblems({ remind_after, remind_every, escalate_after, escalate_to: { kind, name } }: PoolDraft): Problems {
  const problems: Problems = {}
  const target = kind !== 'nobody'
  if (remind_every.amount && !remind_after.amount) problems.remind_after = 'Say when the first one comes.'
  if (escalate_after.amount && !target) problems.escalate_to = 'Choose who is asked then.'
  if (!escalate_after.amount && target) problems.escalate_after = 'Say when they are asked.'
  if (target && kind !== 'kept' && !name) problems.escalate_to = 'Choose who exactly.'
  return problems
}

const isWrong = ({ days, from, to }: Opening) => days.length === 0 || !from || !to || (to !== '00:00' && from >= to)

/** What can be said before sending, in the words of the form; the server has the last one. */
export function problemsOf(draft: PoolDraft): Problems {
  const hours = draft.hours?.some(isWrong)
    ? { hours: 'Each line needs a day, and an end after its beginning. Past midnight takes two lines; 00:00 as an end is midnight.' }
    : {}
  const name = draft.name.trim() ? {} : { name: 'Enter a name.' }
  return { ...name, ...hours, ...pairProblems(draft), ...timerProblems(draft) }
}
