import { z } from 'zod'
import { displayBase } from './base.ts'

/** A film to watch. */
export const video = z.object({
  ...displayBase,
  kind: z.literal('video'),
  url: z.string(),
  poster_url: z.string().nullish(),
  autoplay: z.boolean().default(false),
})
