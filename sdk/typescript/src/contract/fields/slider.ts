import { z } from 'zod'
import { base } from './base.ts'

/** A number between two ends, in steps counted from `min`. */
export const slider = z.object({
  ...base,
  kind: z.literal('slider'),
  min: z.number().default(0),
  max: z.number().default(100),
  step: z.number().default(1),
  default: z.number().nullish(),
  /** Written before and after the number, e.g. `$` or ` %`. */
  prefix: z.string().nullish(),
  suffix: z.string().nullish(),
})
