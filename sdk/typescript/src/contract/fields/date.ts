import { z } from 'zod'
import { base } from './base.ts'

/** A day, `YYYY-MM-DD`. */
export const date = z.object({
  ...base,
  kind: z.literal('date'),
  min_date: z.string().nullish(),
  max_date: z.string().nullish(),
  default: z.string().nullish(),
})
