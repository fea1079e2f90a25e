import fc from 'fast-check'
import type { FormField } from '#contract/form.ts'

const OPTIONS = ['a', 'b', 'c', ''].map((value) => ({ value, label: `It is ${value}` }))
const PICTURES = OPTIONS.map((option) => ({ ...option, image_url: 'https://example.com/a.png' }))

type Fields = fc.Arbitrary<object>

const count = fc.option(fc.integer({ min: 0, max: 3 }))
const columns = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('a', 'b', 'constructor'),
    label: fc.constant('L'),
    kind: fc.constantFrom('short_text', 'long_text', 'number', 'currency', 'switch', 'single_select', 'date', 'datetime'),
    required: fc.boolean(),
    options: fc.constant(OPTIONS),
  }),
  { selector: ({ name }) => name, minLength: 1 },
)

const leaf: Fields = fc.oneof(
  fc.record({
    kind: fc.constant('short_text'),
    subtype: fc.constantFrom('plain', 'email', 'url', 'phone', 'currency', 'number', 'password'),
    min_length: count,
    minimum: fc.option(fc.integer({ min: -5, max: 0 })),
    integer: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom('long_text', 'rich_text'), max_length: fc.option(fc.integer({ min: 4, max: 9 })) }),
  fc.record({ kind: fc.constantFrom('switch', 'date', 'datetime', 'time', 'signature', 'file_upload', 'star_rating', 'opinion_scale') }),
  fc.record({ kind: fc.constantFrom('single_select', 'ranking', 'multi_select'), options: fc.constant(OPTIONS) }),
  fc.record({ kind: fc.constant('multi_select'), options: fc.constant(OPTIONS), min_count: count }),
  fc.record({ kind: fc.constant('picture_choice'), options: fc.constant(PICTURES), multiple: fc.boolean() }),
  fc.record({
    kind: fc.constant('slider'),
    min: fc.integer({ min: -5, max: 5 }),
    max: fc.integer({ min: 6, max: 20 }),
    step: fc.constantFrom(1, 2, 0.1, 0.25),
  }),
  fc.record({ kind: fc.constant('date_range'), min_days: count }),
  fc.record({ kind: fc.constant('table'), columns, min_rows: count }),
  fc.record({ kind: fc.constantFrom('divider', 'section'), title: fc.constant('T') }),
)

function named(fields: Fields): fc.Arbitrary<object[]> {
  const each = fc.record({ name: fc.constantFrom('x', 'y', 'z', 'toString', 'a/b'), required: fc.boolean(), field: fields })
  return fc
    .uniqueArray(each, { selector: ({ name }) => name, minLength: 1, maxLength: 4 })
    .map((list) => list.map(({ name, required, field }) => ({ ...field, name, required })))
}

function nested(depth: number): Fields {
  if (depth === 0) return leaf
  const inner = named(nested(depth - 1))
  return fc.oneof(
    { arbitrary: leaf, weight: 4 },
    fc.record({ kind: fc.constant('object_group'), fields: inner }),
    fc.record({ kind: fc.constant('subform'), fields: inner, min_count: count }),
    fc.record({ kind: fc.constant('repeatable_group'), item_fields: inner, min_items: count }),
    inner.map((fields) => ({ kind: 'variant_group', discriminator: 'of', variants: [{ value: 'v', label: 'V', fields }] })),
  )
}

/** The fields of forms as an agent may write them, of every kind that answers. */
export const definitions: fc.Arbitrary<object[]> = named(nested(2))

const DAY = fc.constantFrom('2026-01-31', '2026-02-29', '2026-02-01')
const FILE = { name: 'a', mime: 'text/plain', size: 3, data: 'data:text/plain;base64,YWJj' }

/** Values for the kinds that only agents' own forms have. */
export function ownKinds(field: FormField): fc.Arbitrary<unknown> | null {
  switch (field.kind) {
    case 'slider':
      return fc.oneof(fc.integer({ min: -6, max: 21 }), fc.constantFrom(0.3, 0.1 + 0.2, 6.25))
    case 'star_rating':
    case 'opinion_scale':
      return fc.integer({ min: -1, max: 11 })
    case 'ranking':
      return fc.shuffledSubarray(OPTIONS.map(({ value }) => value))
    case 'picture_choice':
      return fc.subarray(OPTIONS.map(({ value }) => value))
    case 'date_range':
      return fc.record({ start: DAY, end: fc.option(DAY) })
    case 'file_upload':
      return fc.array(fc.constantFrom<unknown>(FILE, { ...FILE, size: 4 }, { name: 'a', mime: 'b', size: 1, file_id: 'x' }), {
        maxLength: 2,
      })
    case 'signature':
      return fc.constantFrom('data:image/png;base64,AAAA', 'data:image/svg+xml;base64,AAAA', '')
    default:
      return null
  }
}
