import { describe, expect, test } from 'vitest'
import { assertAnswerable, judge } from './response.ts'

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

describe('judging an answer', () => {
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
  ])('refuses a schema nobody could answer: %j', (bad, message) => expect(() => assertAnswerable(bad)).toThrow(message))
})
