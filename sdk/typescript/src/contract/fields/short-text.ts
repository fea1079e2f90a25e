import { z } from 'zod'
import { base, count } from './base.ts'

/** One line. `number` and `currency` answer with a number, the others with text. */
export const shortText = z.object({
  ...base,
  kind: z.literal('short_text'),
  subtype: z.enum(['plain', 'email', 'url', 'phone', 'currency', 'number', 'password']).default('plain'),
  placeholder: z.string().nullish(),
  /** Characters, counted as code points: an emoji is one. */
  min_length: count.nullish(),
  max_length: count.nullish(),
  /** Found anywhere in the text unless it is anchored, as in JSON Schema. The syntax of RE2, which never takes long. */
  pattern: z.string().nullish(),
  /** Three letters, ISO 4217. */
  currency_code: z.string().nullish(),
  // The rest is not in the published contract.
  /** For `number`: whole numbers only. */
  integer: z.boolean().nullish(),
  minimum: z.number().nullish(),
  maximum: z.number().nullish(),
  exclusive_minimum: z.number().nullish(),
  exclusive_maximum: z.number().nullish(),
  multiple_of: z.number().nullish(),
  default: z.union([z.string(), z.number()]).nullish(),
})
