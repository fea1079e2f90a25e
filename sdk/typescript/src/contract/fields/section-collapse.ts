import { z } from 'zod'
import { displayBase } from './base.ts'

/** Fields that can be folded away. It adds no level to the answer: its fields answer beside it. Their list is added in `form.ts`. */
export const sectionCollapse = z.object({
  ...displayBase,
  kind: z.literal('section_collapse'),
  title: z.string(),
  subtitle: z.string().nullish(),
  default_open: z.boolean().default(true),
})
