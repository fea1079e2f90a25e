import type { FormField } from '../contract/form.ts'
import { answerSchema, judgeAnswer } from '../contract/rules/registry.ts'
import type { StandardSchema } from '../schema/schema.ts'
import { toWireFields, type AnswerOf, type FieldMap, type WireField } from './field.ts'

/** A form: a schema of its answer, and how it is drawn. Give it to `awaitHuman()` as `responseSchema`. */
export type Form<Answer> = StandardSchema<Answer> & {
  /** In wire format, as `form_definition`. */
  readonly formDefinition: { readonly version: 1; readonly fields: readonly WireField[] }
  /** JSON Schema (2020-12) of the answer. */
  readonly jsonSchema: Readonly<Record<string, unknown>>
}

const found = (pattern: string, text: string) => new RegExp(pattern, 'u').test(text)

/**
 * A form of these fields, in this order. The type of the answer follows from them:
 *
 * ```ts
 * const review = form({ approved: toggle({ label: 'Publish it?' }), note: longText({ required: false }) })
 * const { approved, note } = await awaitHuman({ responseSchema: review, … }) // boolean, string | undefined
 * ```
 */
export function form<const Fields extends FieldMap>(fields: Fields): Form<AnswerOf<Fields>> {
  const wire = toWireFields(fields)
  // The helpers write every key that is not null by default, so that nothing has to be filled in here.
  const own = { fields: wire as unknown as FormField[] }
  const jsonSchema = answerSchema(own)
  function validate(value: unknown) {
    const issues = judgeAnswer(own, value, found).map(({ path, message }) => ({ message, path: path.split('/').slice(1) }))
    return issues.length > 0 ? { issues } : { value: value as AnswerOf<Fields> }
  }
  return {
    '~standard': { version: 1, vendor: 'awaithumans', validate, jsonSchema: { input: () => ({ ...jsonSchema }) } },
    formDefinition: { version: 1, fields: wire },
    jsonSchema,
  }
}
