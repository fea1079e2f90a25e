import { describe, expect, test } from 'vitest'
import { readAssignTo } from './read-assign-to.ts'

const people = (some: Partial<{ emails: string[]; userIds: string[]; slackUserIds: string[] }>) => ({
  kind: 'people',
  emails: [],
  userIds: [],
  slackUserIds: [],
  ...some,
})
const group = (some: Partial<{ role: string; pool: string; accessLevel: string }>) => ({
  kind: 'group',
  role: null,
  pool: null,
  accessLevel: null,
  ...some,
})

describe('assign_to', () => {
  test.each([
    [null, { kind: 'nobody' }],
    [{}, { kind: 'nobody' }],
    [{ email: 'Ann@Example.com' }, people({ emails: ['ann@example.com'] })],
    [{ emails: ['a@x.co', 'b@x.co'] }, people({ emails: ['a@x.co', 'b@x.co'] })],
    [{ user_id: 'u1' }, people({ userIds: ['u1'] })],
    [{ userId: 'u1' }, people({ userIds: ['u1'] })],
    [{ slack_user_id: 'U123' }, people({ slackUserIds: ['U123'] })],
    [{ role: 'finance', access_level: null, pool: null }, group({ role: 'finance' })],
    [{ role: 'r', accessLevel: 'senior' }, group({ role: 'r', accessLevel: 'senior' })],
    [{ value: "{'role': 'r', 'access_level': 'senior'}" }, group({ role: 'r', accessLevel: 'senior' })],
    [{ value: "{'pool': 'it\\'s'}" }, group({ pool: "it's" })],
    [{ value: 'ann@example.com' }, people({ emails: ['ann@example.com'] })],
    [{ managed: 'awaitverify', priority: 'high' }, { kind: 'nobody' }],
  ])('%j', (wire, wanted) => expect(readAssignTo(wire)).toEqual(wanted))

  test.each([
    [{ marketplace: true }, /not available/],
    [{ value: 'somebody' }, /names nobody/],
    [{ team: 'x' }, /names nobody/],
    [{ email: 7 }, /must be text/],
    [{ email: `${'x'.repeat(600)}@example.com` }, /longer than 512/],
  ])('%j is refused, not silently unassigned', (wire, message) => expect(() => readAssignTo(wire)).toThrow(message))
})
