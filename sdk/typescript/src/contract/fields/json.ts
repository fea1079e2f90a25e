import { z } from 'zod'
import { base } from './base.ts'

/** Not in the published contract: what cannot be drawn is written as JSON, checked by the schema itself. */
export const json = z.object({
  ...base,
  kind: z.literal('json'),
  schema: z.record(z.string(), z.unknown()).nullish(),
  default: z.unknown().optional(),
})
