import { z } from 'zod'
import { base } from './base.ts'

/** A signature, drawn or typed. The answer is a data URL of the picture. */
export const signature = z.object({ ...base, kind: z.literal('signature'), format: z.enum(['png', 'svg']).default('png') })
