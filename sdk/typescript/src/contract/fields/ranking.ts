import { z } from 'zod'
import { base, option } from './base.ts'

/** All the options in the order that the person gives them. */
export const ranking = z.object({ ...base, kind: z.literal('ranking'), options: z.array(option) })
