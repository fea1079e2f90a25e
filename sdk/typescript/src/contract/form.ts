import { z } from 'zod'

/**
 * The form a person fills in. A definition is either sent by the agent (`form_definition`) or built by the server from
 * the response schema. One entry a field kind; `app/fields/registry.tsx` must render every one of them.
 */
const base = {
  name: z.string(),
  label: z.string().nullish(),
  hint: z.string().nullish(),
  required: z.boolean().default(true),
  /** Not in the published contract: nothing is an answer too, and the schema wants to hear it. Left empty, it is sent as null. */
  nullable: z.boolean().nullish(),
}

const option = z.object({ value: z.string(), label: z.string(), hint: z.string().nullish() })

const shortText = z.object({
  ...base,
  kind: z.literal('short_text'),
  subtype: z.enum(['plain', 'email', 'url', 'phone', 'currency', 'number', 'password']).default('plain'),
  /** For `number`: whole numbers only. */
  integer: z.boolean().nullish(),
  minimum: z.number().nullish(),
  maximum: z.number().nullish(),
  placeholder: z.string().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
  pattern: z.string().nullish(),
  currency_code: z.string().nullish(),
  default: z.union([z.string(), z.number()]).nullish(),
})

const longText = z.object({
  ...base,
  kind: z.literal('long_text'),
  placeholder: z.string().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
  rows: z.number().nullish(),
  default: z.string().nullish(),
})

const switchField = z.object({
  ...base,
  kind: z.literal('switch'),
  true_label: z.string().default('Yes'),
  false_label: z.string().default('No'),
  default: z.boolean().nullish(),
})

const singleSelect = z.object({ ...base, kind: z.literal('single_select'), options: z.array(option), default: z.string().nullish() })

const multiSelect = z.object({
  ...base,
  kind: z.literal('multi_select'),
  options: z.array(option),
  default: z.array(z.string()).default([]),
  min_count: z.number().nullish(),
  max_count: z.number().nullish(),
})

const date = z.object({
  ...base,
  kind: z.literal('date'),
  min_date: z.string().nullish(),
  max_date: z.string().nullish(),
  default: z.string().nullish(),
})

const datetime = z.object({ ...base, kind: z.literal('datetime'), timezone: z.string().nullish(), default: z.string().nullish() })

const time = z.object({ ...base, kind: z.literal('time'), default: z.string().nullish() })

/** Not in the published contract: what cannot be drawn is written as JSON, checked by the schema itself. */
const json = z.object({
  ...base,
  kind: z.literal('json'),
  schema: z.record(z.string(), z.unknown()).nullish(),
  default: z.unknown().optional(),
})

const leafField = z.discriminatedUnion('kind', [shortText, longText, switchField, singleSelect, multiSelect, date, datetime, time, json])

const objectGroup = z.object({ ...base, kind: z.literal('object_group'), fields: z.lazy(() => z.array(formField)) })

const repeatableGroup = z.object({
  ...base,
  kind: z.literal('repeatable_group'),
  item_fields: z.lazy(() => z.array(formField)),
  min_items: z.number().nullish(),
  max_items: z.number().nullish(),
  /** Rows are bare values, not objects: each row has the single field named `value`. */
  scalar: z.boolean().nullish(),
})

// TypeScript cannot infer a schema that contains itself, so the two nesting kinds are written as types here.
type Base = { name: string; label?: string | null; hint?: string | null; required: boolean; nullable?: boolean | null }
type ObjectGroup = Base & { kind: 'object_group'; fields: FormField[] }
type RepeatableGroup = Base & {
  kind: 'repeatable_group'
  item_fields: FormField[]
  min_items?: number | null
  max_items?: number | null
  scalar?: boolean | null
}

export type FormField = z.infer<typeof leafField> | ObjectGroup | RepeatableGroup
export type FieldKind = FormField['kind']
export type FieldOf<K extends FieldKind> = Extract<FormField, { kind: K }>

export const formField: z.ZodType<FormField> = z.union([leafField, objectGroup, repeatableGroup])

export const formDefinition = z.object({ version: z.int().default(1), fields: z.array(formField) })
export type FormDefinition = z.infer<typeof formDefinition>
