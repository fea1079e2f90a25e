import { z } from 'zod'
import { displayBase } from './base.ts'

/** Text to read, as Markdown if `markdown` says so. */
export const displayText = z.object({
  ...displayBase,
  kind: z.literal('display_text'),
  text: z.string(),
  markdown: z.boolean().default(false),
})
