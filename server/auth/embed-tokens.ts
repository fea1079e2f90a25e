import { randomBytes } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Embedded } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { env } from '#server/env.ts'

/** The token of a frame: header, claims and their order are binding (server §5.7). */
const ALGORITHM = 'HS256'
const ISSUER = 'awaithumans'
const AUDIENCE = 'embed'

/** Seconds that two clocks may differ. */
const LEEWAY = 60

const claims = z.object({
  task_id: z.string().min(1),
  sub: z.string().nullish(),
  kind: z.literal('end_user'),
  parent_origin: z.string().min(1),
  jti: z.string().min(1),
})

/** Raw, not derived: other programs of the operator's may sign with it too. */
function keyOf(secret: string): Uint8Array {
  return new TextEncoder().encode(secret)
}

/** 29 hex digits: 13 of the milliseconds, so that tokens sort by their time, and 8 random bytes. */
function newTokenId(now: number): string {
  return now.toString(16).padStart(13, '0') + randomBytes(8).toString('hex')
}

/** What signs tokens, or EMBED_NOT_CONFIGURED. */
function signingSecret(): string {
  const secret = env().AWAITHUMANS_EMBED_SIGNING_SECRET
  if (secret) return secret
  throw new DomainError('EMBED_NOT_CONFIGURED', 'This server has no secret to sign embed tokens with.', {
    detail: 'embed_signing_not_configured',
  })
}

/** Throws EMBED_NOT_CONFIGURED where no token can be signed. */
export function assertSigns(): void {
  signingSecret()
}

type Wanted = Pick<Embedded, 'taskId' | 'sub' | 'parentOrigin'> & { ttlSeconds: number }

/** A token for one task in a frame of one origin, and when it ends: whole seconds, as its claims have them. */
export async function signEmbedToken({ taskId, sub, parentOrigin, ttlSeconds }: Wanted): Promise<{ token: string; expiresAt: Date }> {
  const key = keyOf(signingSecret())
  const now = Date.now()
  const iat = Math.floor(now / 1000)
  const exp = iat + ttlSeconds
  const named = { task_id: taskId, sub, kind: 'end_user', parent_origin: parentOrigin, jti: newTokenId(now) }
  const payload = { iss: ISSUER, aud: AUDIENCE, iat, exp, ...named }
  // The type of the claims has no null for `sub`, which clients of this API read when there is nobody to name.
  const jwt = new SignJWT(payload as Record<string, unknown>).setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
  return { token: await jwt.sign(key), expiresAt: new Date(exp * 1000) }
}

function invalid(what: string): DomainError {
  return new DomainError('INVALID_EMBED_TOKEN', what)
}

/** Looks like a token of a frame: three parts with two dots between them. */
export function mayBeEmbedToken(bearer: string): boolean {
  return bearer.split('.').length === 3 && env().AWAITHUMANS_EMBED_SIGNING_SECRET !== undefined
}

/** Whom a token lets in, or INVALID_EMBED_TOKEN. */
export async function verifyEmbedToken(unverifiedToken: string): Promise<Embedded> {
  const verified = await jwtVerify(unverifiedToken, keyOf(signingSecret()), {
    algorithms: [ALGORITHM],
    issuer: ISSUER,
    audience: AUDIENCE,
    clockTolerance: LEEWAY,
    requiredClaims: ['exp', 'iat'],
  }).catch((error: unknown) => {
    throw invalid(error instanceof errors.JWTExpired ? 'This embed token has expired.' : 'This embed token is not valid.')
  })
  const parsed = claims.safeParse(verified.payload)
  if (!parsed.success) throw invalid('This embed token does not say for which task, page or kind of person it is.')
  const { task_id, sub = null, parent_origin, jti } = parsed.data
  return { kind: 'embed', taskId: task_id, sub, jti, parentOrigin: parent_origin }
}
