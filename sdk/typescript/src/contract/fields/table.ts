import { z } from 'zod'
import { base, count, jsonValues, option } from './base.ts'

const tableColumn = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(['short_text', 'long_text', 'number', 'currency', 'switch', 'single_select', 'date', 'datetime']).default('short_text'),
  required: z.boolean().default(true),
  placeholder: z.string().nullish(),
  options: z.array(option).nullish(),
  currency_code: z.string().nullish(),
  min_value: z.number().nullish(),
  max_value: z.number().nullish(),
  default: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  // The rest is not in the published contract.
  hint: z.string().nullish(),
  nullable: z.boolean().nullish(),
  /** For `number`: whole numbers only. */
  integer: z.boolean().nullish(),
  min_length: count.nullish(),
  max_length: count.nullish(),
  pattern: z.string().nullish(),
  json_values: jsonValues,
})
export type TableColumn = z.infer<typeof tableColumn>

/** Rows of flat values. The answer is a list of objects keyed by column name. */
export const table = z.object({
  ...base,
  kind: z.literal('table'),
  columns: z.array(tableColumn),
  min_rows: count.nullish(),
  max_rows: count.nullish(),
  initial_rows: count.default(1),
  allow_add_row: z.boolean().default(true),
  allow_remove_row: z.boolean().default(true),
  /**
   * Not in the published contract: the two columns `key` and `value` are the entries of one object, which is the answer
   * (`{ "a": 1 }`, not `[{ "key": "a", "value": 1 }]`). Keys must differ. It opens with the entries given, else with none.
   */
  entries: z.boolean().nullish(),
  /** Not in the published contract: the rows to begin with. With `entries`, the object. */
  default: z.unknown().optional(),
})
