import { z } from 'zod'
import { base } from './base.ts'

/** Yes or no. Untouched it is neither. */
export const switchField = z.object({
  ...base,
  kind: z.literal('switch'),
  true_label: z.string().default('Yes'),
  false_label: z.string().default('No'),
  default: z.boolean().nullish(),
})
