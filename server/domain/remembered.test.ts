import { expect, test } from 'vitest'
import { remembered } from './remembered.ts'

test('makes each thing once, and forgets the oldest', () => {
  const made: unknown[] = []
  const of = remembered(2, (value: unknown) => {
    made.push(value)
    return { value }
  })
  expect(of({ a: 1 })).toBe(of({ a: 1 }))
  of(2)
  of(3)
  of({ a: 1 })
  expect(made).toEqual([{ a: 1 }, 2, 3, { a: 1 }])
})

test('remembers neither what throws nor what is too long to keep', () => {
  let calls = 0
  const of = remembered(2, (value: string) => {
    calls += 1
    if (value === 'bad') throw new Error('no')
    return calls
  })
  expect(() => of('bad')).toThrow('no')
  expect(() => of('bad')).toThrow('no')
  const long = 'x'.repeat(30_000)
  expect([of(long), of(long)]).toEqual([3, 4])
})
