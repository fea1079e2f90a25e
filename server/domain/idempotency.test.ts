import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { DomainError } from './errors.ts'
import { assertSameQuestion, questionDigest } from './idempotency.ts'

const question = { task: 'Refund?', payload: { amount: 250, lines: [{ a: 1, b: 2 }] }, response_schema: { type: 'object' } }

describe('the same question', () => {
  test('is the same whatever order its keys come in', () => {
    const other = { ...question, payload: { lines: [{ b: 2, a: 1 }], amount: 250 } }
    expect(questionDigest(other)).toBe(questionDigest(question))
    expect(() => assertSameQuestion('k', question, other)).not.toThrow()
  })

  test.each([
    ['task', { ...question, task: 'Refund!' }],
    ['payload', { ...question, payload: { amount: 251 } }],
    ['response_schema', { ...question, response_schema: { type: 'object', required: [] } }],
  ])('is refused when %s differs, and the error names it', (part, sent) => {
    const attempt = () => assertSameQuestion('k-1', question, sent)
    expect(attempt).toThrow(DomainError)
    expect(attempt).toThrow(new RegExp(`"k-1".*${part} differs`))
  })

  test('canonical JSON reads back as what was written, for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
