import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { judgePart, judgeSchema } from './judge-schema.ts'

type Problem = { path: string; message: string }
type Vector = {
  of: string
  schema: Record<string, unknown>
  pass: unknown[]
  fail: { answer: unknown; problems: Problem[] | null }[]
}

// What the server's own judgement says; the same file holds the SDKs of other languages.
const { schemas } = JSON.parse(readFileSync('contract/vectors/answers.json', 'utf8')) as { schemas: Vector[] }

describe.each(schemas)('$of', ({ schema, pass, fail }) => {
  it.each(pass)('takes %j', (answer) => expect(judgeSchema(schema, answer)).toEqual([]))

  it.each(fail)('refuses $answer', ({ answer, problems }) => {
    const found = judgeSchema(schema, answer).map(({ path, message }) => ({ path, message }))
    expect(found).not.toEqual([])
    if (problems) expect(new Set(found)).toEqual(new Set(problems))
  })
})

it('ends where schemas go in circles', () => {
  expect(judgeSchema({ $ref: '#' }, {})).toEqual([])
})

it('asks nothing of a part that is still to come', () => {
  const schema = { type: 'object', properties: { a: { type: 'string', minLength: 2 }, b: { type: 'number' } }, required: ['a', 'b'] }
  expect(judgePart(schema, { a: '' })).toEqual([])
  expect(judgePart(schema, { b: 'x' })).toHaveLength(1)
})
