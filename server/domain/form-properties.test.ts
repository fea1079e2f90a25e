import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formDefinition, type FormDefinition } from '#contract/form.ts'
import { answerSchema, judgeAnswer } from '#contract/rules/registry.ts'
import { answerTo } from './answer-arbitrary.fixture.ts'
import { definitions } from './definition-arbitrary.fixture.ts'
import { readForm } from './form-definition.ts'
import type { FieldError } from './errors.ts'
import { drawForm } from './forms.ts'
import { matches } from './patterns.ts'
import { judge } from './response.ts'
import { question } from './schema-arbitrary.fixture.ts'
import type { Schema } from './schema.ts'

/** Each case compiles a schema of its own: 5 ms, and 100 on a busy machine. */
const RUNS = { numRuns: 150 }

/** What the schema says; cases that a busy machine cannot compile in time say nothing. */
function bySchema(schema: Schema, answer: unknown): FieldError[] {
  const errors = judge(schema, answer)
  fc.pre(!errors.some(({ message }) => message.includes('takes too long')))
  return errors
}

/** What is written as JSON is for the schema alone to judge, unless it may be anything. */
const isAllDrawn = (form: FormDefinition) =>
  !/"kind":"json","schema":\{(?!\}|"title":"[^"]*","description":"[^"]*"\})/.test(JSON.stringify(form))

describe('the form drawn from any response schema', () => {
  test('can give the answers that the schema accepts', () => {
    fc.assert(
      fc.property(question, ({ schema, value }) => {
        expect(bySchema(schema, value)).toEqual([])
        expect(judgeAnswer(drawForm(schema), value, matches)).toEqual([])
      }),
      RUNS,
    )
  })

  test('accepts no answer that the schema refuses', () => {
    let drawn = 0
    fc.assert(
      fc.property(
        question.chain(({ schema }) => fc.tuple(fc.constant(schema), fc.array(answerTo(drawForm(schema)), { minLength: 1, maxLength: 5 }))),
        ([schema, answers]) => {
          const form = drawForm(schema)
          if (!isAllDrawn(form)) return
          drawn++
          for (const answer of answers) if (judgeAnswer(form, answer, matches).length === 0) expect(bySchema(schema, answer)).toEqual([])
        },
      ),
      RUNS,
    )
    expect(drawn).toBeGreaterThan(RUNS.numRuns / 5)
  })

  test('is a form that an agent could have given', () => {
    fc.assert(
      fc.property(question, ({ schema }) => {
        const form = drawForm(schema)
        expect(formDefinition.parse(form)).toEqual(form)
        // A schema may name it; a form that is given may not.
        expect(readForm(form).problems.filter(({ message }) => !message.includes('__proto__'))).toEqual([])
      }),
      RUNS,
    )
  })
})

describe('a form that an agent writes', () => {
  test('accepts no answer that the schema of its answers refuses', () => {
    let accepted = 0
    const forms = definitions.map((fields) => formDefinition.parse({ fields }))
    fc.assert(
      fc.property(
        forms.chain((form) => fc.tuple(fc.constant(form), fc.array(answerTo(form), { minLength: 1, maxLength: 20 }))),
        ([form, answers]) => {
          const taken = answers.filter((answer) => judgeAnswer(form, answer, matches).length === 0)
          accepted += taken.length
          for (const answer of taken) expect(bySchema(answerSchema(form), answer)).toEqual([])
        },
      ),
      RUNS,
    )
    expect(accepted).toBeGreaterThan(RUNS.numRuns / 4)
  })
})
