import { z } from 'zod'
import { base, count } from './base.ts'

/** Two days: `{ start, end }`, both `YYYY-MM-DD`. Days are counted with both ends: a range within one day has 1. */
export const dateRange = z.object({
  ...base,
  kind: z.literal('date_range'),
  min_date: z.string().nullish(),
  max_date: z.string().nullish(),
  min_days: count.nullish(),
  max_days: count.nullish(),
})
