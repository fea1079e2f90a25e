import { z } from 'zod'
import { formDefinition } from './form.ts'
import { laxInteger, plainText } from './lax.ts'
import { taskResponse } from './task.ts'

/** Embedding: names, limits and order are binding (server §1.13). */

/** Seconds an embed token lasts. Shorter than a minute it may be over before the page is shown; an hour is long for one answer. */
export const EMBED_TTL_SECONDS = { min: 60, max: 3_600, default: 300 } as const

/** Of what is asked for: anything larger is clamped like it. */
const ANY_TTL = { min: 0, max: 2_147_483_647 } as const

export const embedTokenRequest = z
  .object({
    task_id: z.string().min(1).max(64).describe('The task that the token opens, and no other.'),
    sub: plainText.max(256).nullish().describe('Who your page says the person is; the task’s timeline keeps it.'),
    parent_origin: z.string().min(1).max(256).describe('Origin of the page that shows the frame, like `https://app.example.com`.'),
    ttl_seconds: laxInteger(ANY_TTL).nullish().describe('How long it lasts: 300 s unless given, clamped to 60 to 3,600.'),
  })
  .meta({ id: 'EmbedTokenRequest' })

export const embedTokenResponse = z
  .object({
    embed_token: z.string(),
    embed_url: z.string().describe('The address of the frame. The token is in its fragment, which no server is sent.'),
    expires_at: z.string().meta({ format: 'date-time' }),
  })
  .meta({ id: 'EmbedTokenResponse' })

/** What the page in the frame shows. Over tRPC; not part of the public REST contract. */
export const embeddedTask = z.object({ task: taskResponse, form: formDefinition })

export type EmbedTokenRequest = z.output<typeof embedTokenRequest>
export type EmbedTokenResponse = z.infer<typeof embedTokenResponse>
export type EmbeddedTask = z.infer<typeof embeddedTask>
