import { EMBED_TTL_SECONDS, type EmbedTokenRequest, type EmbedTokenResponse } from '#contract/embed.ts'
import { assertSigns, signEmbedToken } from '#server/auth/embed-tokens.ts'
import type { Service } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { allowedParent } from '#server/domain/parent-origins.ts'
import { env } from '#server/env.ts'
import { assertTaskExists } from '#server/tasks/load-task.ts'

/** Nothing and 0 mean the default (server §1.13). */
function lifetime(wanted: number | null | undefined): number {
  const { min, max, default: usual } = EMBED_TTL_SECONDS
  return Math.min(max, Math.max(min, wanted || usual))
}

function parentOf(unverifiedOrigin: string): string {
  const origin = allowedParent(env().AWAITHUMANS_EMBED_PARENT_ORIGINS, unverifiedOrigin)
  if (origin) return origin
  throw new DomainError('EMBED_ORIGIN_NOT_ALLOWED', `Pages of "${unverifiedOrigin}" may not show tasks of this server.`)
}

/** `2026-11-23T09:16:56+00:00`: whole seconds, as clients of this API read it (server §0.2). */
function inSeconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, '+00:00')
}

/**
 * A token that shows one task in a frame of one page. Throws, in this order, EMBED_NOT_CONFIGURED, EMBED_ORIGIN_NOT_ALLOWED and
 * TASK_NOT_FOUND. Any service may sign for any task: who may see it is for whoever shows the page to decide.
 */
export async function mintToken(_service: Service, wanted: EmbedTokenRequest): Promise<EmbedTokenResponse> {
  assertSigns()
  const parentOrigin = parentOf(wanted.parent_origin)
  await assertTaskExists(wanted.task_id)
  const { token, expiresAt } = await signEmbedToken({
    taskId: wanted.task_id,
    sub: wanted.sub ?? null,
    parentOrigin,
    ttlSeconds: lifetime(wanted.ttl_seconds),
  })
  const url = `${env().publicUrl}/embed?id=${encodeURIComponent(wanted.task_id)}#token=${token}`
  return { embed_token: token, embed_url: url, expires_at: inSeconds(expiresAt) }
}
