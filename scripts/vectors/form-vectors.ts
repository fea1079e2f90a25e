import { formDefinition, type FieldKind } from '#contract/form.ts'
import { answerSchema, judgeAnswer } from '#contract/rules/registry.ts'
import type { Problem } from '#contract/rules/rules.ts'
import { readForm } from '#server/domain/form-definition.ts'
import { matches } from '#server/domain/patterns.ts'
import { judge } from '#server/domain/response.ts'
import { CASES, REFUSED, type Case } from './form-cases.ts'

type Vector = {
  kind: FieldKind
  of: string
  /** As an agent sends it. */
  form: object
  /** The same with its defaults filled in. */
  parsed: object
  /** JSON Schema (2020-12) of the answers. */
  schema: object
  pass: object[]
  fail: { answer: object; problems: Problem[] }[]
}

function assert(holds: boolean, of: string, value: unknown): void {
  if (!holds) throw new Error(`The case "${of}" does not hold for ${JSON.stringify(value)}.`)
}

function toVector(kind: FieldKind, { of, field, pass, fail }: Case): Vector {
  const form = { version: 1, fields: [{ name: 'x', kind, ...field }] }
  assert(readForm(form).problems.length === 0, `${kind}: ${of}`, form)
  const parsed = formDefinition.parse(form)
  const schema = answerSchema(parsed)
  const answers = (values: unknown[]) => values.map((x) => ({ x }))
  for (const answer of answers(pass)) assert(judgeAnswer(parsed, answer, matches).length === 0, `${kind}: ${of}`, answer)
  const refused = answers(fail).map((answer) => ({ answer, problems: judgeAnswer(parsed, answer, matches) }))
  for (const { answer, problems } of refused) assert(problems.length > 0, `${kind}: ${of}`, answer)
  // What may be left out is left out: nothing is null unless the schema says so.
  for (const answer of answers(pass.filter((value) => value !== null && value !== '')))
    assert(judge(schema, answer).length === 0, `${kind}: ${of} (schema)`, answer)
  return { kind, of, form, parsed, schema, pass: answers(pass), fail: refused }
}

/** Definitions with answers that must pass and fail, for every SDK to hold its own forms to. Throws when a case does not hold. */
export function formVectors(): { description: string; fields: Vector[]; refused: object[] } {
  const kinds = Object.keys(CASES) as FieldKind[]
  for (const { of, fields, path } of REFUSED) assert(readForm({ fields }).problems[0]?.path === path, of, readForm({ fields }).problems)
  return {
    description: 'Written by `npm run vectors` from scripts/vectors/form-cases.ts. Sentences may change; paths and what passes may not.',
    fields: kinds.flatMap((kind) => CASES[kind].map((each) => toVector(kind, each))),
    refused: REFUSED,
  }
}
