import { z } from 'zod'
import { base, count } from './base.ts'

/** Formatted text. The answer is Markdown, which is also what a person without an editor would type. */
export const richText = z.object({
  ...base,
  kind: z.literal('rich_text'),
  placeholder: z.string().nullish(),
  max_length: count.nullish(),
  /** Not in the published contract. */
  default: z.string().nullish(),
})
