import fc from 'fast-check'
import type { Schema } from './schema.ts'

/** A schema and a value that fits it. */
export type Pair = { schema: Schema; value: unknown }

export type Pairs = fc.Arbitrary<Pair>

export const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })

function limited(value: string): Pairs {
  const length = Array.from(value).length
  return fc
    .record(
      { minLength: fc.integer({ min: 1, max: length }), maxLength: fc.integer({ min: length, max: length + 300 }) },
      { requiredKeys: [] },
    )
    .map((limits) => ({ schema: { type: 'string', ...limits }, value }))
}

const formats: Pairs = fc.oneof(
  fc.emailAddress().map((value) => ({ schema: { type: 'string', format: 'email' }, value })),
  fc.webUrl().map((value) => ({ schema: { type: 'string', format: 'uri' }, value })),
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .chain((at) =>
      fc.constantFrom<Pair>(
        { schema: { type: 'string', format: 'date' }, value: at.toISOString().slice(0, 10) },
        { schema: { type: 'string', format: 'date-time' }, value: at.toISOString() },
        { schema: { type: 'string', format: 'time' }, value: at.toISOString().slice(11, 19) },
      ),
    ),
  fc.constant({ schema: { type: 'string', pattern: '^[A-Z]{2}\\d+$' }, value: 'AB12' }),
)

const numbers: Pairs = fc.integer({ min: -1000, max: 1000 }).chain((value) =>
  fc
    .record(
      {
        minimum: fc.integer({ min: -1100, max: value }),
        maximum: fc.integer({ min: value, max: 1100 }),
        exclusiveMinimum: fc.integer({ min: -1100, max: value - 1 }),
        exclusiveMaximum: fc.integer({ min: value + 1, max: 1100 }),
        multipleOf: fc.constant(1),
      },
      { requiredKeys: [] },
    )
    .chain((limits) =>
      fc.constantFrom<Pair>({ schema: { type: 'integer', ...limits }, value }, { schema: { type: 'number', ...limits }, value }),
    ),
)

const scalar = fc.oneof(fc.string({ maxLength: 6 }), fc.integer(), fc.boolean())
const lists: Pairs = fc
  .uniqueArray(scalar, { minLength: 1, maxLength: 5 })
  .chain((values) =>
    fc
      .constantFrom(...values)
      .chain((value) =>
        fc.constantFrom<Pair>(
          { schema: { enum: values }, value },
          { schema: { enum: [...values, null] }, value },
          { schema: { const: value }, value },
          { schema: { oneOf: values.map((each) => ({ const: each, title: `It is ${each}` })) }, value },
          { schema: { anyOf: [...values.map((each) => ({ const: each })), { type: 'null' }] }, value: null },
        ),
      ),
  )

export const leaf: Pairs = fc.oneof(
  word.chain(limited),
  formats,
  numbers,
  lists,
  fc.boolean().map((value) => ({ schema: { type: 'boolean' }, value })),
  fc.jsonValue({ maxDepth: 1 }).map((value) => ({ schema: {}, value })),
)
