import { z } from 'zod'
import { laxInteger, plainText } from './lax.ts'
import { DELIVERY_LIMIT, MAX_URL_LENGTH } from './limits.ts'

/** Webhook deliveries as operators see them (server §1.9); `attempts`, and what comes after the first twelve keys, is ours. */
const timestamp = z.string().meta({ format: 'date-time' })

const deliveryStatus = z
  .enum(['pending', 'succeeded', 'abandoned'])
  .describe('`pending`: will be tried at `next_attempt_at`. `abandoned`: given up after 72 hours, or answered with 410.')

export const deliveryResponse = z
  .object({
    id: z.string().describe('The `webhook-id` of every attempt.'),
    task_id: z.string().describe('Whose end it tells.'),
    url: z.string().describe('Where it is sent: the `callback_url` of the task.'),
    status: deliveryStatus,
    attempt_count: z.int().describe('Attempts so far.'),
    next_attempt_at: timestamp.describe('When it is tried next, while it is `pending`.'),
    first_attempted_at: timestamp.nullable(),
    last_attempt_at: timestamp.nullable(),
    last_error: z.string().nullable().describe('Why the last attempt failed, in words.'),
    last_status_code: z.int().nullable().describe('What the receiver answered last; null when nothing came.'),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: 'WebhookDeliveryResponse' })

export const deliveryDetailResponse = deliveryResponse
  .extend({
    gives_up_at: timestamp.describe('A failure after this is the last.'),
    redacted: z.boolean().describe('The receiver has the answer and this server no longer does; it cannot be sent again.'),
    attempts: z
      .array(
        z.object({
          id: z.string(),
          started_at: timestamp,
          duration_ms: z.int(),
          status_code: z.int().nullable().describe('What the receiver answered; null when nothing came.'),
          error: z.string().nullable().describe('Why it failed, in words; null when it did not.'),
          answer: z.string().nullable().describe('The first kilobyte of what the receiver answered.'),
        }),
      )
      .describe('Newest first, at most 100.'),
  })
  .meta({ id: 'WebhookDeliveryDetailResponse' })

export const listDeliveriesQuery = z.object({
  status: deliveryStatus.optional(),
  host: plainText.trim().toLowerCase().max(MAX_URL_LENGTH).optional().describe('Of the receiver, with its port if it has one.'),
  task_id: plainText.trim().max(64).optional(),
  cursor: z.string().max(200).nullish().describe('The next page: from the `Link` header of the page before.'),
  limit: laxInteger(DELIVERY_LIMIT).default(DELIVERY_LIMIT.default),
})

export const redeliverFailedRequest = z
  .object({
    failed_since: z.iso
      .datetime({ offset: true, error: 'must be a time in ISO 8601 with its zone, like 2026-11-26T09:00:00Z' })
      .refine((text) => !Number.isNaN(Date.parse(text)), 'is not a date that exists')
      .describe('Everything whose last try failed at this time or later, given up or still waiting.'),
  })
  .meta({ id: 'RedeliverFailedRequest' })

export const redeliverFailedResponse = z.object({ redelivered: z.int() }).meta({ id: 'RedeliverFailedResponse' })

export const webhookSecretsResponse = z
  .object({ secrets: z.array(z.string()).describe('Newest first; each signs every webhook, so a receiver needs one.') })
  .meta({ id: 'WebhookSecretsResponse' })

export type DeliveryResponse = z.infer<typeof deliveryResponse>
export type DeliveryDetailResponse = z.infer<typeof deliveryDetailResponse>
export type ListDeliveriesQuery = z.output<typeof listDeliveriesQuery>
