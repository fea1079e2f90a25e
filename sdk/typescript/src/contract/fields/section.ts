import { z } from 'zod'
import { displayBase } from './base.ts'

/** A heading for what follows. */
export const section = z.object({
  ...displayBase,
  kind: z.literal('section'),
  title: z.string(),
  subtitle: z.string().nullish(),
})
