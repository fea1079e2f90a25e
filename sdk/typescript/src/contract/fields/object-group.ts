import { z } from 'zod'
import { base } from './base.ts'

/** Fields that answer one level deeper, as an object. Their list is added in `form.ts`. */
export const objectGroup = z.object({ ...base, kind: z.literal('object_group') })
