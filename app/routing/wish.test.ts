import { describe, expect, test } from 'vitest'
import { STRATEGIES } from '#contract/strategies.ts'
import { assignToOf, NO_WISH, readJson, wishOf } from './wish.ts'

describe('the form and the assign_to that it stands for', () => {
  test.each([
    [{ people: 'ann@x.co' }, { email: 'ann@x.co' }],
    [{ people: ' ann@x.co, ben@x.co ' }, { emails: ['ann@x.co', 'ben@x.co'] }],
    [{ people: 'u1' }, { user_id: 'u1' }],
    [
      { pool: 'refunds', excluded: 'ann@x.co u2' },
      { pool: 'refunds', excluded: ['ann@x.co', 'u2'] },
    ],
    [
      { role: 'lead', accessLevel: 'l2' },
      { role: 'lead', access_level: 'l2' },
    ],
    [
      { accessLevel: 'l2', orHigher: true, strategy: 'round_robin' as const },
      { min_access_level: 'l2', strategy: 'round_robin' },
    ],
    [{}, null],
    [{ strategy: 'everyone' as const }, null],
  ])('%j is %j', (typed, assignTo) => {
    expect(assignToOf({ ...NO_WISH, ...typed })).toEqual(assignTo)
    if (assignTo) expect(assignToOf(wishOf(assignTo, STRATEGIES) ?? NO_WISH)).toEqual(assignTo)
  })

  test('what the form has no field for stays JSON', () => {
    expect(wishOf({ slack_user_id: 'U1' }, STRATEGIES)).toBeNull()
    expect(wishOf({ access_level: 'a', min_access_level: 'b' }, STRATEGIES)).toBeNull()
  })
})

test.each([
  ['', { assignTo: null }],
  ['{"pool":"p"}', { assignTo: { pool: 'p' } }],
  ['["p"]', { problem: 'An assign_to is an object, like {"pool": "refunds"}.' }],
  ['{pool}', { problem: expect.stringMatching(/^This is not JSON: /) }],
])('%s', (source, read) => expect(readJson(source)).toEqual(read))
