import { z } from 'zod'
import { deliveryDetailResponse, deliveryResponse } from './deliveries.ts'
import { systemStatus } from './system.ts'

/** Shapes that only the operators' pages ask for. Over tRPC; not part of the public REST contract. */

/** What waits for an operator. Counting stops at 100, which is shown as "99+". */
export const deskNeeds = z.object({ deliveries: z.int(), jobs: z.int(), notifications: z.int(), unasked: z.int() })

/** A task that was meant for somebody, and that nobody who is there has been asked. */
export const unaskedTask = z.object({ id: z.string(), task: z.string(), assign_to: z.string(), created_at: z.string() })

/** A scope, and what it lets a key do. */
export const scopeDescription = z.object({ scope: z.string(), allows: z.array(z.string()) })

export const deliveryPage = z.object({ deliveries: z.array(deliveryResponse), next_cursor: z.string().nullable() })

export const deliveryOnDesk = deliveryDetailResponse.extend({
  task: z.string(),
  /** The bytes as they are sent, each time. Null once a redacted answer has been delivered. */
  body: z.string().nullable(),
})

/** Jobs in the queue by what they are at, and how long the one that is due longest has waited. */
export const queueDepth = z.object({ waiting: z.int(), running: z.int(), failed: z.int(), lag_seconds: z.number() })

export const deskStatus = z.object({
  settings: systemStatus,
  checks: z.array(z.object({ name: z.enum(['database', 'migrations', 'sweep', 'jobs']), ok: z.boolean(), says: z.string() })),
  process: z.object({
    node: z.string(),
    started_at: z.string(),
    /** Seconds since this process last swept; null when it leaves that to others. */
    swept_seconds_ago: z.number().nullable(),
    /** Tasks that somebody waits for at this process. */
    waits: z.int(),
    /** Whether it hears of changes at once, or looks once a second. */
    listens: z.boolean(),
  }),
  workers: z.array(z.object({ id: z.string(), workers: z.int(), started_at: z.string(), seen_at: z.string() })),
  database: z.object({ version: z.string(), size_bytes: z.number() }),
  queue: queueDepth,
})

export type DeskNeeds = z.infer<typeof deskNeeds>
export type DeskStatus = z.infer<typeof deskStatus>
