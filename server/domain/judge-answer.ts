import type { FormDefinition } from '#contract/form.ts'
import { judgeAnswer } from '#contract/rules/registry.ts'
import { contentProblems } from './answer-files.ts'
import { bounded, TooMuchWork } from './bounded.ts'
import type { FieldError } from './errors.ts'
import { formFor, givenForm } from './forms.ts'
import { matches } from './patterns.ts'
import { judge } from './response.ts'
import type { Schema } from './schema.ts'

/** Errors reported at once: more than a person can mend before trying again. */
const MAX_ERRORS = 50

export type Question = { response_schema: Schema; form_definition: unknown }

function byRules(given: FormDefinition | null, shown: FormDefinition, answer: unknown): FieldError[] {
  const problems = given ? judgeAnswer(given, answer, matches) : []
  return problems.length > 0 ? problems : contentProblems(shown, answer)
}

function judgeFields({ response_schema, form_definition }: Question, answer: unknown): FieldError[] {
  const given = givenForm(response_schema, form_definition ?? null)
  const shown = given ?? formFor(response_schema, null)
  // Only the agent's own patterns may take longer than the answer is long.
  if (!given) return byRules(given, shown, answer)
  try {
    return bounded(() => byRules(given, shown, answer))
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error
    return [{ path: '', message: `Cannot be checked against the form: ${error.message}.` }]
  }
}

/**
 * What is wrong with an answer: first by the rules of the agent's own form, then by the response schema. A form that was
 * drawn from the schema has no rules of its own. Files are judged by their bytes either way. An empty list means that the answer may be accepted.
 */
export function judgeResponse(question: Question, answer: unknown): FieldError[] {
  const byForm = judgeFields(question, answer)
  const named = new Set(byForm.map(({ path }) => path))
  const bySchema = judge(question.response_schema, answer).filter(({ path }) => !named.has(path))
  return [...byForm, ...bySchema].slice(0, MAX_ERRORS)
}
