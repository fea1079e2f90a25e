import { z } from 'zod'
import { displayBase } from './base.ts'

/** HTML to look at. Shown in a frame that runs no script and reaches nothing. */
export const html = z.object({ ...displayBase, kind: z.literal('html'), html: z.string() })
