import { describe, expect, it } from 'vitest'
import { verdictOf } from './verdict.ts'

type Ended = Parameters<typeof verdictOf>[0]

const ada = { id: 'ada', email: 'ada@example.com' }
const ben = { id: 'ben', email: 'ben@example.com' }

function ended(task: Partial<Ended['task']>, timeline: Ended['timeline'] = []): Ended {
  const nobody = {
    timed_out_at: null,
    completed_via_channel: null,
    completed_by_user_id: null,
    completed_by_display_name: null,
    completed_by_email: null,
  }
  return { task: { status: 'completed', ...nobody, ...task }, timeline }
}

const byAda = { completed_by_user_id: 'ada', completed_by_display_name: 'Ada Lovelace', completed_via_channel: 'dashboard' }

describe('verdictOf', () => {
  it('names who answered, and says "You" to them', () => {
    expect(verdictOf(ended(byAda), ben)).toBe('Ada Lovelace answered this')
    expect(verdictOf(ended(byAda), ada)).toBe('You answered this')
  })

  it('names the channel when it was not the dashboard', () => {
    expect(verdictOf(ended({ ...byAda, completed_via_channel: 'slack' }), ben)).toBe('Ada Lovelace answered this through Slack')
  })

  it('finds the name of somebody answered for in the history', () => {
    const submitted = { action: 'submitted', actor_type: 'human' as const, actor_email: 'ada@example.com', actor_name: 'Ada Lovelace' }
    const task = { completed_by_email: 'ada@example.com', completed_via_channel: 'api' }
    expect(verdictOf(ended(task, [submitted]), ben)).toBe('Ada Lovelace answered this through the API')
    expect(verdictOf(ended(task), ben)).toBe('ada@example.com answered this through the API')
    expect(verdictOf(ended({}), undefined)).toBe('Somebody answered this')
  })

  it('says who cancelled', () => {
    const cancelled = { action: 'cancelled', actor_type: 'human' as const, actor_email: 'ada@example.com', actor_name: 'Ada Lovelace' }
    expect(verdictOf(ended({ status: 'cancelled' }, [cancelled]), ben)).toBe('Ada Lovelace cancelled this task')
    expect(verdictOf(ended({ status: 'cancelled' }, [cancelled]), ada)).toBe('You cancelled this task')
    expect(verdictOf(ended({ status: 'cancelled' }, [{ ...cancelled, actor_type: 'agent' }]), ada)).toBe('The agent cancelled this task')
  })

  it('never says of a default that somebody gave it', () => {
    const task = { completed_via_channel: 'on_timeout', timed_out_at: '2026-01-01T00:00:00.000000Z' }
    expect(verdictOf(ended(task), ada)).toBe('Nobody answered in time; the agent’s own default stands')
  })

  it('says that nobody came, or nobody was right', () => {
    expect(verdictOf(ended({ status: 'timed_out' }), ada)).toBe('Time ran out before anybody answered')
    expect(verdictOf(ended({ status: 'verification_exhausted' }), ada)).toBe('The verifier turned down the last try')
  })
})
