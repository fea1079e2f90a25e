import { z } from 'zod'
import { base, option } from './base.ts'

/** One or, with `multiple`, some of several pictures. The answer is always a list. */
export const pictureChoice = z.object({
  ...base,
  kind: z.literal('picture_choice'),
  options: z.array(option.extend({ image_url: z.string() })),
  multiple: z.boolean().default(false),
  default: z.array(z.string()).default([]),
})
