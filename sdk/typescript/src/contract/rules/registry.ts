import type { FieldKind, FormDefinition, FormField } from '../form.ts'
import { multiSelect, pictureChoice, ranking, singleSelect, switchRules } from './choices.ts'
import { fileUpload, signature } from './files.ts'
import { objectGroup, repeatableGroup, subform, table, variantGroup } from './groups.ts'
import { nothing } from './nothing.ts'
import { opinionScale, slider, starRating } from './numbers.ts'
import { isRecord, problem, REQUIRED, under, type Inside, type JsonSchema, type Problem, type Rules } from './rules.ts'
import { longText, richText, shortText } from './text.ts'
import { date, dateRange, datetime, time } from './times.ts'

/** What each kind answers and how that is judged; the compiler names the kind that is missing. */
const registry = {
  display_text: nothing,
  short_text: shortText,
  long_text: longText,
  rich_text: richText,
  switch: switchRules,
  single_select: singleSelect,
  multi_select: multiSelect,
  picture_choice: pictureChoice,
  slider,
  star_rating: starRating,
  opinion_scale: opinionScale,
  ranking,
  date,
  datetime,
  date_range: dateRange,
  time,
  file_upload: fileUpload,
  signature,
  image: nothing,
  video: nothing,
  pdf_viewer: nothing,
  html: nothing,
  section: nothing,
  divider: nothing,
  // It adds no level: its fields are taken out of it before anything is asked here.
  section_collapse: nothing,
  table,
  subform,
  object_group: objectGroup,
  repeatable_group: repeatableGroup,
  variant_group: variantGroup,
  json: { schema: ({ schema }) => schema ?? {}, judge: () => [] },
} satisfies { [K in FieldKind]: Rules<K> }

function rulesOf(field: FormField): Rules<FieldKind> {
  return registry[field.kind] as Rules<FieldKind>
}

/** Whether fields of this kind answer anything. */
export function isAnswered({ kind }: FormField): boolean {
  return registry[kind].schema !== null
}

/** The fields that answer at this level of the answer: named, answerable, those of folded sections among them. */
export function answerFields(fields: readonly FormField[]): FormField[] {
  return fields.flatMap((field) => {
    if (field.kind === 'section_collapse') return answerFields(field.fields)
    return field.name !== '' && isAnswered(field) ? [field] : []
  })
}

/** A form of one nameless field that answers for the whole form: JSON, or one of several sets of fields. */
export function wholeField(fields: readonly FormField[]): FormField | null {
  const [only] = fields
  return fields.length === 1 && only?.name === '' && (only.kind === 'json' || only.kind === 'variant_group') ? only : null
}

function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] }
}

/** The JSON Schema of one field's value, with the field's words. */
export function fieldSchema(field: FormField): JsonSchema {
  const own = rulesOf(field).schema?.(field, { objectOf }) ?? {}
  const { label, hint } = field
  return { ...(label && { title: label }), ...(hint && { description: hint }), ...(field.nullable ? orNull(own) : own) }
}

function objectOf(fields: readonly FormField[]): JsonSchema {
  const answered = answerFields(fields)
  const required = answered.filter((field) => field.required || field.nullable).map(({ name }) => name)
  const properties = Object.fromEntries(answered.map((field) => [field.name, fieldSchema(field)]))
  return { type: 'object', properties, ...(required.length > 0 && { required }), additionalProperties: false }
}

/** The JSON Schema (2020-12) of what a form answers. */
export function answerSchema({ fields }: Pick<FormDefinition, 'fields'>): JsonSchema {
  const whole = wholeField(fields)
  return whole ? { type: 'object', ...fieldSchema(whole) } : objectOf(fields)
}

function judgeField(field: FormField, value: unknown, inside: Inside): Problem[] {
  if (value !== null && value !== undefined) return rulesOf(field).judge(value, field, inside)
  // Written as JSON, `null` is a value like any other; the schema says whether it fits.
  const isNothing = !(field.kind === 'json' && value === null)
  return problem(isNothing && field.required && !field.nullable && REQUIRED)
}

/**
 * What is wrong with an answer by the rules of its form's fields; an empty list means nothing. Keys that the form does not
 * ask for are the response schema's business. `matches` runs the patterns and must end in bounded time.
 */
export function judgeAnswer({ fields }: Pick<FormDefinition, 'fields'>, answer: unknown, matches: Inside['matches']): Problem[] {
  const inside: Inside = { matches, objectOf, problemsOf }
  function problemsOf(own: readonly FormField[], value: unknown): Problem[] {
    if (!isRecord(value)) return problem('Must be an object.')
    return answerFields(own).flatMap((field) =>
      under(field.name, judgeField(field, Object.hasOwn(value, field.name) ? value[field.name] : undefined, inside)),
    )
  }
  const whole = wholeField(fields)
  return whole ? judgeField(whole, answer, inside) : problemsOf(fields, answer)
}
