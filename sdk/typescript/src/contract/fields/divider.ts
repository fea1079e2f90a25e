import { z } from 'zod'
import { displayBase } from './base.ts'

/** A line between what precedes and what follows. */
export const divider = z.object({ ...displayBase, kind: z.literal('divider') })
