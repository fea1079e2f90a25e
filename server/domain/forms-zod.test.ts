import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { z as z3 } from 'zod/v3'
import type { FormField } from '#contract/form.ts'
import { longText, slider } from '#sdk/forms.ts'
import { toJsonSchema } from '#sdk/schema/json-schema.ts'
import { formFor } from './forms.ts'

enum Tier {
  Basic = 'basic',
  Gold = 'gold',
}

enum Level {
  VeryLow,
  High,
}

/** A schema in zod 4 and the same in zod 3, whose builders are spelt alike. */
const members = (any: typeof z): Record<string, [z.ZodType, Partial<FormField>]> => ({
  optional: [any.string().optional(), { kind: 'short_text', required: false }],
  default: [any.string().default('hey'), { kind: 'short_text', required: false, default: 'hey' }],
  described: [any.string().describe('Why?'), { kind: 'short_text', required: true, hint: 'Why?' }],
  refined: [any.string().refine(() => true), { kind: 'short_text', required: true }],
  nullable: [any.string().nullable(), { kind: 'short_text', required: false, nullable: true }],
  nullish: [any.string().nullish(), { kind: 'short_text', required: false }],
  union: [any.union([any.string(), any.number()]), { kind: 'short_text' }],
  'union of literals': [any.union([any.literal('a'), any.literal('b')]), { kind: 'single_select', default: null }],
  'union of numbers': [any.union([any.literal(1), any.literal(2)]), { kind: 'single_select', json_values: true }],
  literal: [any.literal('only'), { kind: 'single_select', default: 'only' }],
  enum: [any.enum(['p', 'q']).default('q'), { kind: 'single_select', required: false, default: 'q' }],
  'native enum': [any.nativeEnum(Tier), { kind: 'single_select' }],
  'native enum of numbers': [
    any.nativeEnum(Level),
    {
      kind: 'single_select',
      options: [
        { value: '0', label: 'Very Low' },
        { value: '1', label: 'High' },
      ],
    },
  ],
  boolean: [any.boolean(), { kind: 'switch' }],
  date: [any.date(), { kind: 'datetime' }],
  'coerced date': [any.coerce.date(), { kind: 'datetime' }],
  'coerced number': [any.coerce.number(), { kind: 'short_text', subtype: 'number' }],
  'whole number': [any.number().int(), { kind: 'short_text', integer: true, minimum: null }],
  positive: [any.number().positive(), { exclusive_minimum: 0 }],
  cents: [any.number().multipleOf(0.01), { multiple_of: 0.01 }],
  email: [any.string().email(), { kind: 'short_text', subtype: 'email' }],
  url: [any.string().url(), { kind: 'short_text', subtype: 'url' }],
  day: [any.string().date(), { kind: 'date' }],
  moment: [any.string().datetime(), { kind: 'datetime' }],
  time: [any.string().time(), { kind: 'time' }],
  long: [any.string().max(1000), { kind: 'long_text', max_length: 1000 }],
  transformed: [any.string().transform(Number), { kind: 'short_text', subtype: 'plain' }],
  piped: [any.string().pipe(any.coerce.number()), { kind: 'short_text', subtype: 'plain' }],
  preprocessed: [any.preprocess((value) => value, any.number()), { kind: 'short_text', subtype: 'number' }],
  list: [any.array(any.string()), { kind: 'repeatable_group', scalar: true, min_items: 0 }],
  choices: [any.array(any.enum(['x', 'y'])).min(1), { kind: 'multi_select', min_count: 1 }],
  object: [any.object({ city: any.string() }), { kind: 'object_group' }],
  'flat rows': [any.array(any.object({ sku: any.string(), n: any.number() })), { kind: 'table' }],
  'deep rows': [any.array(any.object({ at: any.object({ city: any.string() }) })), { kind: 'repeatable_group' }],
  map: [any.record(any.string(), any.number()), { kind: 'table', entries: true }],
  intersection: [any.object({ a: any.string() }).and(any.object({ b: any.string() })), { kind: 'object_group' }],
  'discriminated union': [
    any.discriminatedUnion('k', [any.object({ k: any.literal('a'), x: any.string() }), any.object({ k: any.literal('b') })]),
    { kind: 'variant_group', discriminator: 'k' },
  ],
  tuple: [any.tuple([any.string(), any.number()]), { kind: 'json' }],
})

describe.each([
  ['zod 4', z],
  ['zod 3', z3 as unknown as typeof z],
])('the form for a schema of %s', (_, any) => {
  test.each(Object.entries(members(any)))('%s', async (name, [schema, expected]) => {
    const json = await toJsonSchema(any.object({ [name]: schema }), 'responseSchema')
    expect(formFor(json).fields).toEqual([expect.objectContaining({ name, ...expected })])
  })
})

test('the looks that a zod 4 schema gives itself win over what would be drawn; its own words stay', async () => {
  const schema = z.object({
    score: z
      .number()
      .min(0)
      .max(10)
      .describe('How good?')
      .meta(slider({ max: 10, step: 0.5, label: 'Score' })),
    name: z
      .string()
      .optional()
      .meta(longText({ rows: 8 })),
  })
  expect(formFor(await toJsonSchema(schema, 'responseSchema')).fields).toMatchObject([
    { kind: 'slider', step: 0.5, label: 'Score', hint: 'How good?', required: true },
    { kind: 'long_text', rows: 8, label: 'Name', required: false },
  ])
})
