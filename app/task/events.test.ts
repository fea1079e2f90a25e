import { describe, expect, it } from 'vitest'
import { tell, type TaskEvent } from './events.ts'

function event(more: Partial<TaskEvent>): TaskEvent {
  return {
    id: 'e',
    task_id: 't',
    from_status: null,
    to_status: 'notified',
    action: 'claimed',
    actor_type: 'human',
    actor_email: 'ada@example.com',
    actor_name: 'Ada Lovelace',
    channel: 'dashboard',
    extra_data: null,
    created_at: '2026-01-01T00:00:00.000000Z',
    ...more,
  }
}

describe('tell', () => {
  it('names the person, and says "You" to them', () => {
    expect(tell(event({}), 'ben@example.com').title).toBe('Ada Lovelace claimed it')
    expect(tell(event({}), 'ada@example.com').title).toBe('You claimed it')
    expect(tell(event({ actor_email: null, actor_name: null }), null).title).toBe('Somebody claimed it')
  })

  it('names the channel when it is not this one', () => {
    expect(tell(event({ action: 'submitted', channel: 'slack' }), null).title).toBe('Ada Lovelace answered through Slack')
    expect(tell(event({ action: 'created', actor_type: 'agent', channel: 'api' }), null).title).toBe('The agent asked')
  })

  it('counts whom it reached', () => {
    const notified = (people: number) => tell(event({ action: 'notified', actor_type: 'system', extra_data: { people } }), null).title
    expect(notified(1)).toBe('Put in the inbox of one person')
    expect(notified(3)).toBe('Put in the inboxes of 3 people')
  })

  it('tells a task that was given back from one whose holder is gone', () => {
    expect(tell(event({ action: 'released', extra_data: { user_id: 'u' } }), null).title).toBe('Ada Lovelace gave it back')
    const gone = tell(event({ action: 'released', extra_data: { user_id: 'u', reason: 'deactivated' } }), null)
    expect(gone.title).toBe('Given back: its holder’s account was deactivated')
  })

  it('says to whom a task went, and why', () => {
    const to = [
      { kind: 'pool', name: 'Refunds' },
      { kind: 'person', name: 'Ben' },
    ]
    const reassigned = (more: object) => tell(event({ action: 'reassigned', extra_data: { to, from_name: 'Cleo', ...more } }), null)
    expect(reassigned({ reason: 'Cleo is away' })).toMatchObject({
      title: 'Ada Lovelace gave it to Ben and the pool Refunds, from Cleo',
      quote: 'Cleo is away',
    })
    expect(reassigned({ from_name: 'Ada Lovelace' })).toMatchObject({
      title: 'Ada Lovelace gave it to Ben and the pool Refunds',
      quote: null,
    })
    const declined = (more: object) => tell(event({ action: 'declined', extra_data: { reason: 'Mine', ...more } }), null)
    expect(declined({ to: [] })).toMatchObject({ title: 'Ada Lovelace declined it; nobody else is asked', quote: 'Mine' })
    expect(declined({ to }).title).toBe('Ada Lovelace declined it; asked now: Ben and the pool Refunds')
    expect(tell(event({ action: 'released', extra_data: { note: 'Off today' } }), null).quote).toBe('Off today')
  })

  it('says what the clocks did', () => {
    const by = (action: string, extra_data: Record<string, unknown>) =>
      tell(event({ action, actor_type: 'system', extra_data }), null).title
    expect(by('reminded', { times: 1 })).toBe('Reminded whoever is asked')
    expect(by('reminded', { times: 3 })).toBe('Reminded, time 3')
    expect(by('claim_expired', { name: 'Ben' })).toBe('Claim expired: Ben had it for too long')
    expect(by('escalated', { to: [{ kind: 'role', name: 'lead' }] })).toBe('Nobody had answered: put to the role lead as well')
    expect(by('escalated', { to: [] })).toBe('Nobody had answered; whoever it would go to is asked already')
    expect(by('escalation_failed', { message: 'x' })).toBe('Could not be put to anybody else')
  })

  it('says who moved the deadline, and that a default is nobody’s', () => {
    const extra_data = { from: '2026-01-01T00:00:00.000000Z', to: '2026-01-02T12:00:00.000000Z' }
    expect(tell(event({ action: 'extended', extra_data }), null).title).toMatch(/^Ada Lovelace extended the deadline to .*Jan 2/)
    const system = { actor_type: 'system' as const, actor_email: null, actor_name: null, channel: null }
    expect(tell(event({ action: 'defaulted', ...system }), null).title).toBe('Nobody answered in time; the agent’s own default stands')
  })

  it('quotes why a message could not be sent', () => {
    const extra_data = { recipient: '#ops', message: 'This server has no slack channel set up.' }
    const told = tell(event({ action: 'notification_failed', actor_type: 'system', extra_data }), null)
    expect(told).toMatchObject({ title: 'Could not tell #ops', quote: 'This server has no slack channel set up.' })
  })

  it('reads an event it does not know as it is written', () => {
    expect(tell(event({ action: 'deadline_extended' }), null).title).toBe('Deadline extended')
  })
})
