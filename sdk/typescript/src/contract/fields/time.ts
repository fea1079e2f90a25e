import { z } from 'zod'
import { base, count } from './base.ts'

/** A time of day, `HH:MM`. */
export const time = z.object({
  ...base,
  kind: z.literal('time'),
  min_time: z.string().nullish(),
  max_time: z.string().nullish(),
  /** What the picker offers; a time between its steps may be typed. */
  step_minutes: count.default(15),
  default: z.string().nullish(),
})
