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
    [{ emails: ['a@x.co', 'A@x.co', 'a@x.co'] }, people({ emails: ['a@x.co'] })],
    [
      { role: 'r', min_access_level: 'l2' },
      { ...group({ role: 'r' }), minAccessLevel: 'l2' },
    ],
    [{ minAccessLevel: 'l2' }, { ...group({}), minAccessLevel: 'l2' }],
    [
      { pool: 'p', strategy: 'round_robin', excluded: 'Ann@x.co' },
      { ...group({ pool: 'p' }), strategy: 'round_robin', excluded: ['ann@x.co'] },
    ],
    [
      { email: 'a@x.co', pool: 'p', excluded: ['u1', 'u1'] },
      { ...people({ emails: ['a@x.co'] }), excluded: ['u1'] },
    ],
    [{ pool: ['p', 'p '], role: '', excluded: [] }, group({ pool: 'p' })],
    [{ emails: [' a@x.co ', ' '] }, people({ emails: ['a@x.co'] })],
    [{ excluded: ['u1'] }, { kind: 'nobody', excluded: ['u1'] }],
    [{ value: "{'pool': 'p', 'excluded': ['a@x.co']}" }, { ...group({ pool: 'p' }), excluded: ['a@x.co'] }],
    [{ managed: 'awaitverify', priority: 'high' }, { kind: 'nobody' }],
  ])('%j', (wire, wanted) => expect(readAssignTo(wire)).toEqual(wanted))

  test.each([
    [{ marketplace: true }, /not available/],
    [{ value: 'somebody' }, /names nobody/],
    [{ value: `{${"'\\".repeat(30_000)}}` }, /longer than 4000/],
    [{ team: 'x' }, /names nobody/],
    [{ email: 7 }, /must be text/],
    [{ emails: [] }, /assign_to.emails is an empty list/],
    [{ user_ids: [], pool: 'p' }, /assign_to.user_ids is an empty list/],
    [{ emails: ['', null], pool: 'p' }, /assign_to.emails is an empty list/],
    [{ slack_user_id: [], pool: 'p' }, /assign_to.slack_user_id is an empty list/],
    [{ role: [], pool: 'p' }, /assign_to.role is an empty list/],
    [{ email: '  ' }, /names nobody/],
    [{ role: ['lead', 'finance'] }, /assign_to.role takes one name, not \["lead","finance"\]/],
    [{ pool: ['p', 'q'] }, /assign_to.pool takes one name/],
    [{ strategy: 'round_robin' }, /names nobody/],
    [{ pool: 'p', strategy: 'coin' }, /"coin" is no strategy; there are everyone, round_robin/],
    [{ pool: 'p', excluded: [7] }, /excluded must be text/],
    [{ email: `${'x'.repeat(600)}@example.com` }, /longer than 512/],
  ])('%j is refused, not silently unassigned', (wire, message) => expect(() => readAssignTo(wire)).toThrow(message))
})
