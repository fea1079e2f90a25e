import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formDefinition, type FormDefinition } from '#contract/form.ts'
import { judgeAnswer } from '#contract/rules/registry.ts'
import { answerTo } from './answer-arbitrary.fixture.ts'
import { readForm } from './form-definition.ts'
import { drawForm } from './forms.ts'
import { matches } from './patterns.ts'
import { judge } from './response.ts'
import { question } from './schema-arbitrary.fixture.ts'

/** Each case compiles a schema of its own, 5 ms. */
const RUNS = { numRuns: 400 }

/** What is written as JSON is for the schema alone to judge, unless it may be anything. */
const isAllDrawn = (form: FormDefinition) =>
  !/"kind":"json","schema":\{(?!\}|"title":"[^"]*","description":"[^"]*"\})/.test(JSON.stringify(form))

describe('the form drawn from any response schema', () => {
  test('can give the answers that the schema accepts', () => {
    fc.assert(
      fc.property(question, ({ schema, value }) => {
        expect(judge(schema, value)).toEqual([])
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
          for (const answer of answers) if (judgeAnswer(form, answer, matches).length === 0) expect(judge(schema, answer)).toEqual([])
        },
      ),
      RUNS,
    )
    expect(drawn).toBeGreaterThan(RUNS.numRuns / 4)
  })

  test('is a form that an agent could have given', () => {
    fc.assert(
      fc.property(question, ({ schema }) => {
        const form = drawForm(schema)
        expect(formDefinition.parse(form)).toEqual(form)
        expect(readForm(form).problems).toEqual([])
      }),
      RUNS,
    )
  })
})
