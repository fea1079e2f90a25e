import { z } from 'zod'
import { plainText } from './lax.ts'
import { MAX_NAME_LENGTH, MAX_REASON_LENGTH } from './limits.ts'

const jsonObject = z.record(z.string(), z.unknown())

export const handOverRequest = z
  .object({
    assign_to: jsonObject.nullish().describe('Who gets them, in the shape of a task’s `assign_to`. Default: their substitute.'),
    reason: plainText.trim().max(MAX_REASON_LENGTH).nullish().describe('Why: the people who are asked now read it.'),
  })
  .meta({ id: 'HandOverRequest' })

export const handedOver = z
  .object({
    handed_over: z.int(),
    failed: z.array(z.object({ id: z.string(), task: z.string(), message: z.string() })).describe('What stays with them, and why.'),
  })
  .meta({ id: 'HandedOver' })

/** Whom one task can be given to: only the pages ask. */
export const assigneesQuery = z.object({
  task_id: z.string(),
  /** Part of a name or address; empty is everybody. */
  q: plainText.max(MAX_NAME_LENGTH).default(''),
})

const group = z.object({ name: z.string(), people: z.int() })

export const assignees = z.object({
  people: z.array(
    z.object({
      user_id: z.string(),
      name: z.string(),
      email: z.string().nullable(),
      /** Null: they are there. */
      away_until: z.string().nullable(),
      /** Open tasks that are theirs already. */
      holds: z.int(),
    }),
  ),
  pools: z.array(group),
  roles: z.array(group),
})

export type HandedOver = z.infer<typeof handedOver>
export type Assignees = z.infer<typeof assignees>
