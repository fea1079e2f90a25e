import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { DomainError } from './errors.ts'
import { assertAnswerable, judge, judgePart } from './response.ts'
import type { Schema } from './schema.ts'

// Memory can only be compared once what nobody holds is gone.
setFlagsFromString('--expose-gc')

const schema = {
  type: 'object',
  properties: {
    approved: { type: 'boolean' },
    lines: { type: 'array', items: { type: 'object', properties: { n: { type: 'integer', minimum: 1 } } } },
    email: { type: 'string', format: 'email' },
  },
  required: ['approved'],
  additionalProperties: false,
}

/** An answer to a question whose schema no other has: what agents send that list the candidates of the day. */
function judgeOnce(n: number): void {
  judge({ type: 'object', properties: { choice: { enum: [`candidate ${n}`, 'none'] } } }, { choice: 'none' })
}

describe('judging an answer', () => {
  test('does not remember every schema it ever saw', () => {
    // One compiled schema takes some 7 kB.
    const collect = runInNewContext('gc') as () => void
    const used = () => (collect(), process.memoryUsage().heapUsed)
    for (let n = 0; n < 600; n++) judgeOnce(n)
    const before = used()
    for (let n = 600; n < 1_600; n++) judgeOnce(n)
    expect((used() - before) / 1_000).toBeLessThan(2_000)
  })

  test('a fitting answer has no errors, in both dialects', () => {
    expect(judge(schema, { approved: true, lines: [{ n: 1 }] })).toEqual([])
    expect(judge({ ...schema, $schema: 'http://json-schema.org/draft-07/schema#' }, { approved: false })).toEqual([])
  })

  test('each error says where and what, for a person', () => {
    expect(judge(schema, { lines: [{ n: 0 }, { n: 1.5 }], email: 'x', extra: 1 })).toEqual(
      expect.arrayContaining([
        { path: '/approved', message: 'This is required.' },
        { path: '/lines/0/n', message: 'Must be 1 or more.' },
        { path: '/lines/1/n', message: 'Must be a whole number.' },
        { path: '/email', message: 'Must be a valid email.' },
        { path: '', message: '"extra" is not asked for.' },
      ]),
    )
  })

  test('a pattern that never ends is stopped, and the same schema still takes what fits', () => {
    const slow = { type: 'object', properties: { a: { type: 'string', pattern: '^(a+)+$' } } }
    expect(judge(slow, { a: `${'a'.repeat(40)}!` })).toMatchObject([{ message: expect.stringMatching(/takes too long/) }])
    expect(judge(slow, { a: 'aaa' })).toEqual([])
  })

  test('so are comparisons of everything with everything', () => {
    const unique = { type: 'object', properties: { a: { type: 'array', uniqueItems: true } } }
    expect(judge(unique, { a: Array.from({ length: 40_000 }, (_, i) => ({ i })) })).toHaveLength(1)
    expect(judge(unique, { a: [{ i: 1 }, { i: 2 }] })).toEqual([])
  })

  test('a property is only what was sent, not what every object has', () => {
    expect(judge({ type: 'object', properties: { toString: { type: 'number' } }, required: ['approved'] }, { approved: 1 })).toEqual([])
  })

  test('a part of an answer may be short of things, but not of another kind', () => {
    const whole = {
      ...schema,
      properties: { ...schema.properties, names: { type: 'array', minItems: 2, items: { type: 'string', minLength: 3 } } },
    }
    expect(judgePart(whole, { names: ['x'] })).toEqual([])
    expect(judgePart(whole, { names: [7], approved: 'yes' }).map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/approved', '/names/0']),
    )
  })

  test.each([
    ['09:30:00', true],
    ['09:30', true],
    ['09:30:00+01:00', true],
    ['24:00:00', false],
  ])('a time may come with or without its zone: %s', (at, fits) => {
    const errors = judge({ type: 'object', properties: { at: { type: 'string', format: 'time' } } }, { at })
    expect(errors.length === 0).toBe(fits)
  })

  test.each([
    [{ type: 'boolean' }, /must describe an object/],
    [{ type: 'object', properties: { a: { type: 'no-such-type' } } }, /not a usable JSON Schema/],
    [{ type: 'object', properties: { a: { $ref: '#/$defs/missing' } } }, /not a usable JSON Schema/],
    [{ type: 'object', allOf: [{ $ref: '#' }] }, /without end/],
    [{ allOf: 5 }, /not a usable JSON Schema/],
    [{ $ref: 5 }, /not a usable JSON Schema/],
    [{ anyOf: {} }, /not a usable JSON Schema/],
    [{ $async: true, type: 'object', required: ['a'] }, /"\$async" is not a keyword/],
  ])('refuses a schema nobody could answer: %j', (bad, message) => {
    expect(() => assertAnswerable(bad as Schema)).toThrow(DomainError)
    expect(() => assertAnswerable(bad as Schema)).toThrow(message)
  })

  test('takes the names that zod writes into definitions', () => {
    const named = { type: 'object', properties: { a: { $ref: '#/$defs/A' } }, $defs: { A: { id: 'A', type: 'string' } } }
    expect(judge(named, { a: 'x' })).toEqual([])
    expect(judge(named, { a: 1 })).toHaveLength(1)
  })
})
