import fc from 'fast-check'
import type { FormDefinition, FormField } from '#contract/form.ts'
import { answerFields, wholeField } from '#contract/rules/registry.ts'
import { optionValues } from '#contract/rules/choices.ts'
import { columnField } from '#contract/rules/groups.ts'

import { ownKinds } from './definition-arbitrary.fixture.ts'

type Values = fc.Arbitrary<unknown>

const anything: Values = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constantFrom('', 'a@b.co', 'https://example.com/', '2026-02-29', '2026-01-31', '2026-01-31T10:00:00Z', '10:30', 'AB12', 0, 1, -1),
)

/** Fields answered or left out, as a person does; sometimes with what no field of this kind answers. */
function objectOf(fields: readonly FormField[]): fc.Arbitrary<Record<string, unknown>> {
  const members = answerFields(fields).map((field) =>
    fc
      .tuple(fc.constant(field.name), valueOf(field), fc.boolean())
      .map(([name, value, isGiven]) => (isGiven || field.required || field.nullable ? [[name, value] as const] : [])),
  )
  return fc.tuple(...members).map((entries) => Object.fromEntries(entries.flat()))
}

function some(value: Values): Values {
  return fc.array(value, { maxLength: 3 })
}

function ownValue(field: FormField): Values {
  switch (field.kind) {
    case 'short_text':
      return field.subtype === 'number'
        ? fc.oneof(fc.integer({ min: -1200, max: 1200 }), fc.double({ noNaN: true, noDefaultInfinity: true }))
        : anything
    case 'switch':
      return fc.boolean()
    case 'single_select':
      return fc.constantFrom(...optionValues(field))
    case 'multi_select':
      return some(fc.constantFrom(...optionValues(field)))
    case 'object_group':
      return objectOf(field.fields)
    case 'repeatable_group':
      return some(field.scalar && field.item_fields[0] ? valueOf(field.item_fields[0]) : objectOf(field.item_fields))
    case 'table': {
      const [key, value] = field.columns.map(columnField)
      return field.entries && key && value
        ? fc.dictionary(fc.string(), valueOf(value), { maxKeys: 3 })
        : some(objectOf(field.columns.map(columnField)))
    }
    case 'variant_group':
      return fc
        .constantFrom(...field.variants)
        .chain(({ value, fields }) => objectOf(fields).map((own) => ({ ...own, [field.discriminator]: value })))
    case 'subform':
      return some(objectOf(field.fields))
    default:
      return ownKinds(field) ?? anything
  }
}

function valueOf(field: FormField): Values {
  const own = fc.oneof({ arbitrary: ownValue(field), weight: 9 }, anything)
  return field.nullable ? fc.option(own) : own
}

/** Answers to a form: most as a person gives them, some wrong. */
export function answerTo({ fields }: FormDefinition): Values {
  const whole = wholeField(fields)
  return whole ? ownValue(whole) : objectOf(fields)
}
