import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAway, seatOf, type Somebody } from './availability.ts'

const day = (n: number) => new Date(Date.UTC(2026, 11, n))

describe('away', () => {
  test.each([
    [null, null, false],
    [null, day(5), true],
    [null, day(2), false],
    [day(2), day(5), true],
    [day(4), day(5), false],
    [day(3), day(5), true],
    [day(1), day(3), false],
    [day(1), null, false],
  ])('from %s until %s, on the third: %s', (awayFrom, awayUntil, away) => {
    expect(isAway({ awayFrom, awayUntil }, day(3))).toBe(away)
  })
})

const somebody = (id: string, more: Partial<Somebody> = {}): Somebody => ({
  ...{ id, name: id.toUpperCase(), email: null, active: true, away: false, awayUntil: null, substituteId: null },
  ...more,
})

function seat(people: Somebody[], excluded: string[] = []) {
  const company = {
    people: new Map(people.map((each) => [each.id, each])),
    whyNot: ({ id }: Somebody) => (excluded.includes(id) ? 'excluded' : null),
  }
  const { holder, passedOver } = seatOf(people[0] ?? somebody('nobody'), company)
  return { holder: holder?.id ?? null, passedOver }
}

describe('a seat', () => {
  const ann = somebody('ann', { away: true, awayUntil: '2026-12-03T09:00:00Z', substituteId: 'ben' })
  const away = 'away until 2026-12-03 09:00 UTC'

  test('is the member’s own while they are there', () => {
    expect(seat([somebody('ann', { substituteId: 'ben' }), somebody('ben')])).toEqual({ holder: 'ann', passedOver: null })
  })

  test('is the substitute’s while they are away', () => {
    expect(seat([ann, somebody('ben')])).toEqual({ holder: 'ben', passedOver: away })
  })

  test.each([
    ['away too', { away: true }],
    ['deactivated', { active: false }],
  ])('goes down the chain when the substitute is %s', (_, more) => {
    expect(seat([ann, somebody('ben', { ...more, substituteId: 'cleo' }), somebody('cleo')]).holder).toBe('cleo')
  })

  test('is never that of somebody who is excluded, and who is excluded sends nobody', () => {
    expect(seat([ann, somebody('ben', { substituteId: 'cleo' }), somebody('cleo')], ['ben']).holder).toBe('cleo')
    expect(seat([ann, somebody('ben')], ['ann'])).toEqual({ holder: null, passedOver: 'excluded' })
  })

  test('is empty when a circle of substitutes is all away, and when nobody stands in', () => {
    expect(seat([ann, somebody('ben', { away: true, substituteId: 'ann' })])).toEqual({ holder: null, passedOver: away })
    expect(seat([somebody('ann', { away: true })])).toEqual({ holder: null, passedOver: 'away' })
  })

  test('ends with somebody who is there, or nobody, whatever the substitutes are', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const person = fc.record({ active: fc.boolean(), away: fc.boolean(), substituteId: fc.option(fc.constantFrom(...ids)) })
    fc.assert(
      fc.property(fc.tuple(...ids.map(() => person)), fc.subarray(ids), (each, excluded) => {
        const people = each.map((more, index) => somebody(ids[index] ?? '', more))
        const { holder } = seat(people, excluded)
        const found = people.find(({ id }) => id === holder)
        if (holder !== null) expect(found).toMatchObject({ active: true, away: false })
        expect(excluded).not.toContain(holder)
      }),
    )
  })
})
