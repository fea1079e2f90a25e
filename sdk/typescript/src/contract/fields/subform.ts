import { z } from 'zod'
import { base, count } from './base.ts'

/** Fields that are filled in several times. The answer is a list of objects. Their list is added in `form.ts`. */
export const subform = z.object({
  ...base,
  kind: z.literal('subform'),
  min_count: count.nullish(),
  max_count: count.nullish(),
  initial_count: count.default(1),
  add_label: z.string().default('Add'),
  remove_label: z.string().default('Remove'),
})
