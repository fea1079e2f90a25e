import { z } from 'zod'
import { plainText } from './lax.ts'
import { MAX_NAME_LENGTH } from './limits.ts'

/** Shapes of handing tasks on that only the pages ask for. */
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

export type Assignees = z.infer<typeof assignees>
