import { z } from 'zod'
import { base, count } from './base.ts'

/** Rows of any fields. The answer is a list of objects. `item_fields` is added in `form.ts`. */
export const repeatableGroup = z.object({
  ...base,
  kind: z.literal('repeatable_group'),
  min_items: count.nullish(),
  max_items: count.nullish(),
  /** Not in the published contract: rows are bare values, not objects: each row has the single field named `value`. */
  scalar: z.boolean().nullish(),
  /** Not in the published contract: no two rows may be equal. */
  unique: z.boolean().nullish(),
  /** Not in the published contract: the rows to begin with. */
  default: z.array(z.unknown()).nullish(),
})
