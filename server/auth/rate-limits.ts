import { createHash } from 'node:crypto'
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible'
import { pool } from '#server/db/client.ts'
import { singleton } from '#server/db/singleton.ts'
import { DomainError } from '#server/domain/errors.ts'

/** Attempts in a window of seconds (server §1.6): a person who mistypes never meets them, a list of passwords soon does. */
const LIMITS = {
  'login-ip': { points: 10, duration: 300 },
  'login-email': { points: 20, duration: 300 },
  'setup-ip': { points: 30, duration: 300 },
  // Nobody guesses 256 bits; this bounds the hashing that strangers can ask for.
  'invite-ip': { points: 30, duration: 300 },
  'own-password': { points: 10, duration: 300 },
} as const

type Limit = keyof typeof LIMITS

function limiterOf(limit: Limit): RateLimiterPostgres {
  return singleton(
    `rate-limit:${limit}`,
    () =>
      new RateLimiterPostgres({
        ...LIMITS[limit],
        keyPrefix: limit,
        storeClient: pool(),
        storeType: 'pool',
        tableName: 'rate_limits',
        tableCreated: true,
        // Sweeps the whole table every five minutes; one limiter does it for all.
        clearExpiredByTimeout: limit === 'login-ip',
      }),
  )
}

/** Of one size whatever a client sends, and no list of addresses in the database. */
function keyOf(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url')
}

/** Not `instanceof`: Next bundles a class of its own, and the limiter may have been made by the server. */
function isRefusal(error: unknown): error is RateLimiterRes {
  return typeof error === 'object' && error !== null && 'msBeforeNext' in error
}

/** Counts an attempt before it is made, so that a hundred at once do not all get in. */
export async function countAttempt(limit: Limit, subject: string): Promise<void> {
  try {
    await limiterOf(limit).consume(keyOf(subject))
  } catch (error) {
    if (!isRefusal(error)) throw error
    const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
    throw new DomainError('RATE_LIMITED', 'Too many attempts.', { retryAfterSeconds, detail: 'Too many attempts' })
  }
}

/** Takes one attempt back: it was no failure. */
export async function forgiveAttempt(limit: Limit, subject: string): Promise<void> {
  await limiterOf(limit).reward(keyOf(subject))
}

export async function forgetAttempts(limit: Limit, subject: string): Promise<void> {
  await limiterOf(limit).delete(keyOf(subject))
}
