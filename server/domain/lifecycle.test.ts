import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTerminal, TASK_STATUSES, type TaskStatus } from '#contract/statuses.ts'
import { type Action, asDiagram, isAllowed, next, replay, TRANSITIONS } from './lifecycle.ts'

const actions = Object.keys(TRANSITIONS) as Action[]

type Recorded = { from_status: TaskStatus | null; to_status: TaskStatus }

/** What the SQL does with a sequence of wishes: each either moves the row and writes an event, or does nothing. */
function run(wishes: Action[]): { status: TaskStatus; events: Recorded[] } {
  const start = { status: 'created' as TaskStatus, events: [{ from_status: null, to_status: 'created' }] as Recorded[] }
  return wishes.reduce((state, action) => {
    const to = next(state.status, action)
    return to ? { status: to, events: [...state.events, { from_status: state.status, to_status: to }] } : state
  }, start)
}

const wishes = fc.array(fc.constantFrom(...actions), { maxLength: 40 })

describe('the life of a task', () => {
  test('the usual way: asked, told, taken, answered', () => {
    expect(run(['notify', 'claim', 'submit', 'complete']).status).toBe('completed')
  })

  test('the verifier says no, the person tries again, and it stands', () => {
    expect(run(['claim', 'submit', 'reject', 'submit', 'verify', 'complete']).status).toBe('completed')
  })

  test('a terminal status is never left', () => {
    for (const status of TASK_STATUSES.filter(isTerminal)) expect(actions.filter((action) => isAllowed(action, status))).toEqual([])
  })

  test('every other status can still end, and every status can be reached', () => {
    const reached = new Set(actions.map((action) => TRANSITIONS[action].to))
    expect(TASK_STATUSES.filter((status) => !reached.has(status))).toEqual([])
    for (const status of TASK_STATUSES.filter((status) => !isTerminal(status))) {
      expect(isAllowed('expire', status)).toBe(true)
      expect(isAllowed('cancel', status)).toBe(true)
    }
  })

  test('whatever is tried in whatever order, at most one terminal event is written and nothing follows it', () => {
    fc.assert(
      fc.property(wishes, (sequence) => {
        const { events } = run(sequence)
        const ends = events.filter(({ to_status }) => isTerminal(to_status))
        expect(ends.length).toBeLessThanOrEqual(1)
        if (ends.length) expect(isTerminal(events.at(-1)?.to_status ?? '')).toBe(true)
      }),
    )
  })

  test('the events replay to the row, each starting where the one before ended', () => {
    fc.assert(
      fc.property(wishes, (sequence) => {
        const { status, events } = run(sequence)
        expect(replay(events)).toBe(status)
        events.slice(1).forEach((event, index) => expect(event.from_status).toBe(events[index]?.to_status))
      }),
    )
  })

  test('the diagram in the documentation is this machine', () => {
    const [, shown] = readFileSync(new URL('../../docs/concepts.md', import.meta.url), 'utf8').split('<!-- lifecycle -->')
    expect(shown?.trim()).toBe(`\`\`\`mermaid\n${asDiagram()}\n\`\`\``)
  })

  test('the whole machine', () => {
    expect(asDiagram()).toMatchInlineSnapshot(`
      "stateDiagram-v2
        [*] --> created: created
        created --> notified: notified
        created --> assigned: assigned
        notified --> assigned: assigned
        created --> in_progress: claimed
        notified --> in_progress: claimed
        assigned --> in_progress: claimed
        assigned --> notified: released
        in_progress --> notified: released
        rejected --> notified: released
        in_progress --> notified: claim_expired
        rejected --> notified: claim_expired
        created --> notified: declined
        notified --> notified: declined
        assigned --> notified: declined
        in_progress --> notified: declined
        rejected --> notified: declined
        created --> notified: reassigned
        notified --> notified: reassigned
        assigned --> notified: reassigned
        in_progress --> notified: reassigned
        rejected --> notified: reassigned
        created --> notified: escalated
        notified --> notified: escalated
        assigned --> notified: escalated
        in_progress --> notified: escalated
        rejected --> notified: escalated
        created --> submitted: submitted
        notified --> submitted: submitted
        assigned --> submitted: submitted
        in_progress --> submitted: submitted
        rejected --> submitted: submitted
        submitted --> verified: verified
        submitted --> rejected: rejected
        submitted --> verification_exhausted: verification_exhausted
        submitted --> completed: completed
        verified --> completed: completed
        created --> timed_out: timed_out
        notified --> timed_out: timed_out
        assigned --> timed_out: timed_out
        in_progress --> timed_out: timed_out
        submitted --> timed_out: timed_out
        verified --> timed_out: timed_out
        rejected --> timed_out: timed_out
        created --> completed: defaulted
        notified --> completed: defaulted
        assigned --> completed: defaulted
        in_progress --> completed: defaulted
        submitted --> completed: defaulted
        verified --> completed: defaulted
        rejected --> completed: defaulted
        created --> cancelled: cancelled
        notified --> cancelled: cancelled
        assigned --> cancelled: cancelled
        in_progress --> cancelled: cancelled
        submitted --> cancelled: cancelled
        verified --> cancelled: cancelled
        rejected --> cancelled: cancelled
        completed --> [*]
        timed_out --> [*]
        cancelled --> [*]
        verification_exhausted --> [*]"
    `)
  })
})
