import type { Clock } from './clock.ts'

/** Half a second on average is a quarter: a dropped connection is made good before anybody notices. */
const BASE_MS = 500
/** 10 000 waiters that lost their server come back at about 1 300 a second, and hear an answer at most 15 s late. */
const CAP_MS = 15_000
/** A server that asks for longer than this is not coming back soon enough to be worth a held process. */
const RETRY_AFTER_CAP_MS = 300_000

/** Exponential with full jitter: anything from nothing to 0.5, 1, 2, 4 … 15 s, so that callers who failed together do not come back together. */
export function backoff(failures: number, clock: Pick<Clock, 'random'>): number {
  return clock.random() * Math.min(CAP_MS, BASE_MS * 2 ** (failures - 1))
}

/** Time-outs of proxies, rate limits and anything that is the server's fault pass; the rest would fail again. */
export function isTransient(status: number): boolean {
  return status === 408 || status === 429 || status >= 500
}

/** Milliseconds a `Retry-After` header asks for (seconds or a date), at most 5 minutes; 0 when it asks for nothing. */
export function retryAfter(header: string | null, now: number): number {
  if (!header) return 0
  const seconds = Number(header)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now
  return Math.min(Math.max(ms || 0, 0), RETRY_AFTER_CAP_MS)
}
