import { z } from 'zod'
import { plainText } from './lax.ts'
import { userResponse } from './people.ts'
import { taskStatus } from './task.ts'

/** Shapes that only the pages about people ask for. Over tRPC; not part of the public REST contract. */

export const PEOPLE_STATES = ['active', 'inactive', 'all'] as const

export const peopleQuery = z.object({
  /** In name and email. */
  q: plainText.max(200).optional(),
  role: plainText.optional(),
  pool: plainText.optional(),
  level: plainText.optional(),
  state: z.enum(PEOPLE_STATES).default('active'),
  cursor: z.string().nullish(),
  limit: z.int().min(1).max(100).default(50),
})

const personRow = userResponse
  .pick({
    id: true,
    display_name: true,
    email: true,
    slack_user_id: true,
    access_level: true,
    is_operator: true,
    has_password: true,
    active: true,
    last_assigned_at: true,
    away_from: true,
    away_until: true,
    roles: true,
    pools: true,
  })
  .extend({
    /** What they hold. */
    open_tasks: z.int(),
    /** A link of theirs is still good. */
    invited: z.boolean(),
  })

export const peoplePage = z.object({ people: z.array(personRow), next_cursor: z.string().nullable() })

/** Whether a button works, and if not, the sentence that says why. */
const allowance = z.object({ allowed: z.boolean(), why: z.string().nullable() })

const heldTask = z.object({ id: z.string(), task: z.string(), status: taskStatus, at: z.string() })

export const personView = z.object({
  person: userResponse,
  substitute_name: z.string().nullable(),
  /** Open tasks that they hold, the newest first; `at` is the deadline. `open_count` counts all. */
  open: z.array(heldTask),
  open_count: z.int(),
  /** What they answered last; `at` is when. */
  answered: z.array(heldTask),
  changes: z.array(
    z.object({
      id: z.string(),
      action: z.string(),
      before: z.record(z.string(), z.unknown()).nullable(),
      after: z.record(z.string(), z.unknown()).nullable(),
      actor: z.string(),
      created_at: z.string(),
    }),
  ),
  invite: z.object({ expires_at: z.string(), expired: z.boolean() }).nullable(),
  actions: z.object({ deactivate: allowance, demote: allowance, delete: allowance, invite: allowance }),
})

/** What forms choose from. */
export const directory = z.object({
  roles: z.array(z.string()),
  pools: z.array(z.string()),
  /** The lowest first. */
  levels: z.array(z.string()),
  /** Active people, by name. */
  people: z.array(z.object({ id: z.string(), name: z.string(), email: z.string().nullable() })),
})

/** One's own account. */
export const accountView = z.object({
  person: userResponse,
  substitute_name: z.string().nullable(),
  /** Whom one may name as a substitute. */
  people: directory.shape.people,
})

export type PeopleQuery = z.output<typeof peopleQuery>
export type PeoplePage = z.infer<typeof peoplePage>
export type PersonRow = z.infer<typeof personRow>
export type PersonView = z.infer<typeof personView>
export type Directory = z.infer<typeof directory>
export type AccountView = z.infer<typeof accountView>
