import { z } from 'zod'
import { base, count } from './base.ts'

/** Text of several lines. */
export const longText = z.object({
  ...base,
  kind: z.literal('long_text'),
  placeholder: z.string().nullish(),
  min_length: count.nullish(),
  max_length: count.nullish(),
  /** Lines that are visible at once. Default 4. */
  rows: count.nullish(),
  // The rest is not in the published contract.
  pattern: z.string().nullish(),
  default: z.string().nullish(),
})
