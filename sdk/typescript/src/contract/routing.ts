import { z } from 'zod'
import { STRATEGIES } from './strategies.ts'

/** How a task was routed, or would be: kept with the task, and answered by the tester. */

const jsonObject = z.record(z.string(), z.unknown())
const timestamp = z.string().meta({ format: 'date-time' })

/** `user_id` is null for an address without an account. */
const somebody = z.object({ user_id: z.string().nullable(), name: z.string() })

const routingCandidate = z.object({
  user_id: z.string(),
  name: z.string(),
  passed_over: z
    .string()
    .nullable()
    .describe(
      'Why they are not asked: `away until …`, `deactivated`, `excluded`, `left out this time` (has declined, or had it). Null when they can be.',
    ),
  substitute: somebody.nullable().describe('Who gets it in their place while they are away.'),
  open_tasks: z.int().nullable().describe('How many open tasks whoever would get it holds; null where the strategy does not look at it.'),
  last_assigned_at: timestamp.nullable().describe('When whoever would get it was last assigned a task.'),
})

export const taskRouting = z
  .object({
    strategy: z.enum(STRATEGIES).nullable().describe('How one of several was chosen; null when nobody had to be chosen.'),
    considered: z.int().describe('How many people fit `assign_to`.'),
    candidates: z.array(routingCandidate).describe('In their order: those who can be asked, then those who are passed over.'),
    chosen: somebody.nullable().describe('Who gets it; null when it is offered to several, or nobody can be asked.'),
    in_place_of: somebody.nullable().describe('Whose substitute the chosen one is.'),
    reason: z.string().describe('Why, in a sentence or two.'),
    waiting: z.boolean().describe('Nobody can be asked now; it is routed again when people change.'),
    excluded: z.array(somebody.extend({ email: z.string().nullable() })).describe('Who may neither get, claim nor answer it.'),
    routed_at: timestamp,
  })
  .meta({ id: 'TaskRouting' })

export const explainRoutingRequest = z
  .object({ assign_to: jsonObject.nullish().describe('Who would be asked: as for a new task.') })
  .meta({ id: 'ExplainRoutingRequest' })

export type RoutingCandidate = z.infer<typeof routingCandidate>
export type TaskRouting = z.infer<typeof taskRouting>

/** What `assign_to` can name, for the page that tries it. */
export const routingNames = z.object({
  emails: z.array(z.string()),
  roles: z.array(z.string()),
  pools: z.array(z.string()),
  access_levels: z.array(z.string()),
  /** In their order, the lowest first. */
  ranked_levels: z.array(z.string()),
})

export type RoutingNames = z.infer<typeof routingNames>
