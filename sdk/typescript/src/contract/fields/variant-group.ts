import { z } from 'zod'
import { base } from './base.ts'

/**
 * Not in the published contract: one of several sets of fields. The person chooses a variant and fills in its fields; the
 * answer is an object of those, with the variant's value under `discriminator`. With no name and alone in a form, it is
 * the whole answer. `variants` is added in `form.ts`: each has `value`, `label`, `hint` and `fields`.
 */
export const variantGroup = z.object({ ...base, kind: z.literal('variant_group'), discriminator: z.string() })
