import { z } from 'zod'
import { base, count } from './base.ts'

/** 1 to `max` stars. An optional one may answer 0: no stars given. */
export const starRating = z.object({
  ...base,
  kind: z.literal('star_rating'),
  max: count.default(5),
  default: count.nullish(),
})
