import { z } from 'zod'
import { base, jsonValues, option } from './base.ts'

/** One of several. The answer is the option's value. */
export const singleSelect = z.object({
  ...base,
  kind: z.literal('single_select'),
  options: z.array(option),
  default: z.string().nullish(),
  json_values: jsonValues,
})
