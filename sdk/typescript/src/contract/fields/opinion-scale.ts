import { z } from 'zod'
import { base } from './base.ts'

/** A whole number between two ends that may have words. */
export const opinionScale = z.object({
  ...base,
  kind: z.literal('opinion_scale'),
  min: z.int().default(1),
  max: z.int().default(10),
  min_label: z.string().nullish(),
  max_label: z.string().nullish(),
  default: z.int().nullish(),
})
