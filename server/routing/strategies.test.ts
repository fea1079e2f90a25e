import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STRATEGIES } from '#contract/strategies.ts'
import { ROUTING_STRATEGIES } from './registry.ts'
import { byPlace, type Candidate } from './strategy.ts'

const candidate: fc.Arbitrary<Candidate> = fc.record({
  member: fc.uuid(),
  name: fc.string(),
  position: fc.option(fc.integer({ min: 0, max: 5 })),
  since: fc.integer({ min: 0, max: 5 }),
  openTasks: fc.nat(5),
  lastAssignedAt: fc.option(fc.integer({ min: 1, max: 5 })),
  substituted: fc.boolean(),
})
const group = fc.uniqueArray(candidate, { selector: ({ member }) => member, maxLength: 12 })
const shuffled = group.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))

const some = (more: Partial<Candidate>): Candidate => ({
  ...{ member: 'a', name: 'Ann', position: null, since: 1, openTasks: 0, lastAssignedAt: null, substituted: false },
  ...more,
})

describe.each(STRATEGIES)('%s', (name) => {
  const strategy = ROUTING_STRATEGIES[name]

  test('adds and loses nobody, whoever was last', () => {
    fc.assert(
      fc.property(group, fc.option(candidate), (all, last) => {
        expect(strategy.order(all, last).toSorted(byPlace)).toEqual(all.toSorted(byPlace))
      }),
    )
  })

  test('does not depend on the order in which the database answers', () => {
    fc.assert(
      fc.property(shuffled, fc.option(candidate), ([all, other], last) => {
        expect(strategy.order(other, last)).toEqual(strategy.order(all, last))
      }),
    )
  })

  test('says why in a sentence', () => {
    expect(strategy.because(some({ name: 'Ann Lee' }), 3)).toMatch(/^[A-Z].*\.$/)
  })
})

test('round robin gives everybody one turn a round, in the standing order', () => {
  fc.assert(
    fc.property(group, fc.option(candidate), (all, before) => {
      let last = before as Candidate | null
      const round = all.map(() => (last = ROUTING_STRATEGIES.round_robin.order(all, last)[0] ?? null))
      expect(new Set(round).size).toBe(all.length)
      expect(round.flatMap((each) => each ?? []).toSorted(byPlace)).toEqual(all.toSorted(byPlace))
    }),
  )
})

test('round robin goes on after somebody who has left', () => {
  const [ann, ben, cleo] = ['a', 'b', 'c'].map((member, since) => some({ member, since }))
  const order = ROUTING_STRATEGIES.round_robin.order([ann as Candidate, cleo as Candidate], ben as Candidate)
  expect(order.map(({ member }) => member)).toEqual(['c', 'a'])
})

test('the least loaded have the fewest, and an idle group takes turns', () => {
  fc.assert(
    fc.property(group, (all) => {
      const first = ROUTING_STRATEGIES.least_loaded.order(all, null)[0]
      for (const each of all) expect(first?.openTasks).toBeLessThanOrEqual(each.openTasks)
    }),
  )
  const [busy, idle] = [some({ member: 'a', lastAssignedAt: 9 }), some({ member: 'b', lastAssignedAt: 8 })]
  expect(ROUTING_STRATEGIES.least_loaded.order([busy, idle], null)[0]).toBe(idle)
})

test('whoever never was assigned a task comes before whoever was, and a stand-in after whoever is there', () => {
  const [never, long, there] = [
    some({ member: 'c' }),
    some({ member: 'a', lastAssignedAt: 1, substituted: true }),
    some({ member: 'b', lastAssignedAt: 1 }),
  ]
  const order = ROUTING_STRATEGIES.least_recently_assigned.order([long, there, never], null)
  expect(order.map(({ member }) => member)).toEqual(['c', 'b', 'a'])
})

test('the named order is the pool’s; who has no place in it comes last', () => {
  const order = ROUTING_STRATEGIES.named_order.order(
    [some({ member: 'x' }), some({ member: 'y', position: 2 }), some({ member: 'z', position: 1 })],
    null,
  )
  expect(order.map(({ member }) => member)).toEqual(['z', 'y', 'x'])
})
