import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formDefinition, type FormDefinition } from '../form.ts'
import { answerSchema, judgeAnswer } from './registry.ts'

type Vector = {
  kind: string
  of: string
  form: object
  parsed: FormDefinition
  schema: object
  pass: object[]
  fail: { answer: object; problems: { path: string; message: string }[] }[]
}

// The same file holds the SDKs of other languages to the same rules.
const { fields } = JSON.parse(readFileSync('contract/vectors/forms.json', 'utf8')) as { fields: Vector[] }

const matches = (pattern: string, text: string) => new RegExp(pattern, 'u').test(text)

describe.each(fields)('$kind: $of', ({ form, parsed, schema, pass, fail }) => {
  it('has these defaults and answers by this schema', () => {
    expect(formDefinition.parse(form)).toEqual(parsed)
    expect(answerSchema(parsed)).toEqual(schema)
  })

  it.each(pass)('takes %j', (answer) => expect(judgeAnswer(parsed, answer, matches)).toEqual([]))

  it.each(fail)('refuses $answer', ({ answer, problems }) => expect(judgeAnswer(parsed, answer, matches)).toEqual(problems))
})

it('covers every kind', () => {
  expect(new Set(fields.map(({ kind }) => kind)).size).toBe(31)
})
