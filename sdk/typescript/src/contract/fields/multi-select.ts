import { z } from 'zod'
import { base, count, jsonValues, option } from './base.ts'

/** Some of several. The answer is a list of the options' values. */
export const multiSelect = z.object({
  ...base,
  kind: z.literal('multi_select'),
  options: z.array(option),
  default: z.array(z.string()).default([]),
  min_count: count.nullish(),
  max_count: count.nullish(),
  json_values: jsonValues,
})
