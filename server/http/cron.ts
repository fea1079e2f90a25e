import type { Env, Hono } from 'hono'
import { isSameSecret } from '#server/auth/same-secret.ts'
import { DomainError } from '#server/domain/errors.ts'
import { env } from '#server/env.ts'

/** Milliseconds for one round: within what serverless hosts give a function at the least, with room for the last job. */
const BUDGET = 8_000

function assertKnown(authorization: string | undefined): void {
  const secret = env().AWAITHUMANS_CRON_SECRET
  if (secret === undefined) throw new DomainError('NOT_FOUND', 'There is no such route.', { detail: 'Not Found' })
  const given = /^bearer\s+(.+)$/i.exec(authorization?.trim() ?? '')?.[1]
  if (given === undefined || !isSameSecret(given, secret))
    throw new DomainError('UNAUTHENTICATED', 'This call needs the cron secret as a bearer token.', { detail: 'Not authenticated' })
}

/** One round of the work behind the API, for hosts without long-lived processes. Takes GET too: some schedulers know nothing else. */
export function mountCron<E extends Env>(app: Hono<E>): void {
  app.on(['GET', 'POST'], '/api/cron', async (c) => {
    assertKnown(c.req.header('authorization'))
    // Only here: who has a standing worker does not load a second one.
    const { drainOnce } = await import('#server/jobs/drain.ts')
    return c.json(await drainOnce(BUDGET), 200, { 'cache-control': 'no-store' })
  })
}
