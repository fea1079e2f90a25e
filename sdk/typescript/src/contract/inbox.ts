import { z } from 'zod'
import { plainText } from './lax.ts'
import { MAX_NAME_LENGTH, MAX_TASK_LENGTH, MAX_TOGETHER, MAX_VIEW_NAME } from './limits.ts'
import { isZone } from './rules/moments.ts'
import { taskStatus } from './task.ts'

/** Shapes that only the inbox asks for. Over tRPC; not part of the public REST contract. */

const name = plainText.max(MAX_NAME_LENGTH)
const day = z.iso.date()

/** `hour`: due within an hour from now. `today`: due before the reader's midnight. */
export const DUE = ['hour', 'today'] as const

/** A number of the analytics by which its tasks are found: an outcome, or several of them together; `claimed` is ever claimed. */
export const COUNTED = ['completed', 'defaulted', 'timed_out', 'cancelled', 'rejected', 'open', 'ended', 'missed', 'claimed'] as const

/** What the address may narrow the inbox by, besides tab and search. */
export const inboxFilters = z.object({
  status: taskStatus.optional(),
  pool: name.optional(),
  role: name.optional(),
  /** The id of whoever holds it, or has answered it. */
  person: name.optional(),
  /** Through which it was answered. */
  channel: name.optional(),
  due: z.enum(DUE).optional(),
  /** Of this kind, or of the kind of this question. */
  kind: plainText.max(MAX_TASK_LENGTH).optional(),
  /** Asked on this day or later, and on this day or earlier. */
  from: day.optional(),
  to: day.optional(),
  counted: z.enum(COUNTED).optional(),
  /** By id, as the analytics count: the pool whose settings it followed, who answered, through what, which key asked; `none` for those without. */
  by_pool: name.optional(),
  by_person: name.optional(),
  by_channel: name.optional(),
  by_agent: name.optional(),
  by_kind: name.optional(),
  /** IANA name of the reader's time zone, in which days begin. */
  zone: z.string().refine(isZone, 'must be a time zone like Europe/Vienna').default('UTC'),
})

export const inboxCountsQuery = inboxFilters.extend({ q: plainText.max(200).optional() })

const named = z.object({ id: z.string(), name: z.string() })

/** What there is to filter by, for this reader: reviewers get their own pools and roles, and nobody's names. */
export const filterOptions = z.object({
  pools: z.array(z.string()),
  roles: z.array(z.string()),
  people: z.array(named),
  /** What an address may speak of by id besides: pools, API keys, people who are gone. Told to operators. */
  others: z.array(named),
  channels: z.array(z.string()),
  /** What was asked more than once lately, most often first. */
  kinds: z.array(z.object({ kind: z.string(), count: z.int() })),
})

/** An address without its `?` and without an open task. */
const viewQuery = plainText.max(2_000)
const viewName = plainText.trim().min(1).max(MAX_VIEW_NAME)

export const savedView = z.object({ id: z.string(), name: z.string(), query: z.string() })
export const saveViewRequest = z.object({ name: viewName, query: viewQuery })
export const renameViewRequest = z.object({ id: z.string(), name: viewName })

const ids = z.array(z.string().max(64)).min(1).max(MAX_TOGETHER)

export const togetherRequest = z.object({ ids })
export const completeTogetherRequest = togetherRequest.extend({
  /** Of the form that was filled in. */
  form_key: z.string(),
  response: z.record(z.string(), z.unknown()),
})

/** What became of each, in the order they were sent. */
export const togetherResult = z.array(
  z.object({
    id: z.string(),
    /** Null when it was done. */
    problem: z
      .object({
        error: z.string(),
        message: z.string(),
        errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
      })
      .nullable(),
  }),
)

/** Who else has this task open now, and who has opened it before. */
export const around = z.object({
  here: z.array(z.object({ user_id: z.string(), name: z.string() })),
  seen: z.array(z.object({ user_id: z.string(), name: z.string(), first_at: z.string(), last_at: z.string() })),
})

/** Made up by each window, so that two windows of one person are two. */
const windowId = z.string().regex(/^[\w-]{8,64}$/)

export const hereRequest = z.object({ task_id: z.string(), window: windowId })
export const leaveRequest = z.object({ window: windowId })

export type InboxFilters = z.output<typeof inboxFilters>
export type Due = (typeof DUE)[number]
export type Counted = (typeof COUNTED)[number]
export type Around = z.infer<typeof around>
export type SavedView = z.infer<typeof savedView>
export type FilterOptions = z.infer<typeof filterOptions>
export type TogetherResult = z.infer<typeof togetherResult>
