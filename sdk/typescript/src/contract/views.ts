import { z } from 'zod'
import { formDefinition } from './form.ts'
import { inboxFilters } from './inbox.ts'
import { plainText } from './lax.ts'
import { taskRouting } from './routing.ts'
import { auditEntryResponse, taskResponse, taskStatus } from './task.ts'

/** Shapes that only the dashboard asks for. Over tRPC; not part of the public REST contract. */

/** Whether a button works, and if not, the sentence that says why. */
const allowance = z.object({ allowed: z.boolean(), why: z.string().nullable() })

export const taskView = z.object({
  task: taskResponse,
  form: formDefinition,
  timeout_at: z.string(),
  /** When a claim ends by itself, and when the task is put to others as well; null where no such clock runs. */
  claim_expires_at: z.string().nullable(),
  escalate_at: z.string().nullable(),
  actions: z.object({
    complete: allowance,
    claim: allowance,
    release: allowance,
    reassign: allowance,
    decline: allowance,
    extend: allowance,
    cancel: allowance,
  }),
  /** Who is asked: people by name, pools and roles by theirs. */
  asked: z.array(
    z.object({
      kind: z.enum(['person', 'email', 'pool', 'role']),
      name: z.string(),
      state: z.string(),
      reason: z.string(),
      updated_at: z.string(),
    }),
  ),
  /** How it was put to them; null for a task that nobody in particular is asked. */
  routing: taskRouting.nullable(),
  timeline: z.array(auditEntryResponse.extend({ actor_name: z.string().nullable() })),
})

/** In the order in which they stand. `any` is open or not: what a number of the analytics leads to. */
export const INBOX_TABS = ['any', 'mine', 'open', 'all', 'done'] as const

export const inboxQuery = inboxFilters.extend({
  tab: z.enum(INBOX_TABS).default('mine'),
  q: plainText.max(200).optional(),
  cursor: z.string().nullish(),
  limit: z.int().min(1).max(100).default(50),
})

const inboxRow = z.object({
  id: z.string(),
  task: z.string(),
  status: taskStatus,
  assigned_to_user_id: z.string().nullable(),
  assigned_to_display_name: z.string().nullable(),
  assigned_to_email: z.string().nullable(),
  /** The agent's own words on where this comes from: the first metadata value, or null. */
  context: z.string().nullable(),
  created_at: z.string(),
  timeout_at: z.string(),
  completed_at: z.string().nullable(),
  completed_by_display_name: z.string().nullable(),
  /** Nobody answered in time, and the agent's own default stands. */
  defaulted: z.boolean(),
  /** Two tasks with the same one ask for the same answer: a hash of form and response schema. */
  form_key: z.string(),
})

export const inboxPage = z.object({ tasks: z.array(inboxRow), next_cursor: z.string().nullable() })

/** Tasks behind each tab; counting stops at 1,000, which is shown as "999+". */
export const inboxCounts = z.object({ mine: z.int(), open: z.int(), all: z.int(), done: z.int() })

export const viewer = z.object({
  user_id: z.string(),
  email: z.string().nullable(),
  display_name: z.string().nullable(),
  is_operator: z.boolean(),
})

/** What the first-run page needs for its two snippets, and how far the first task has come. */
export const firstRun = z.object({
  url: z.string(),
  /** Masked except its last four characters; the whole token is in the discovery file and the data directory. */
  token_hint: z.string().nullable(),
  first_task: z.object({ id: z.string(), task: z.string(), status: taskStatus }).nullable(),
})

export type TaskView = z.infer<typeof taskView>
export type InboxRow = z.infer<typeof inboxRow>
export type InboxTab = (typeof INBOX_TABS)[number]
export type TaskAction = keyof TaskView['actions']
