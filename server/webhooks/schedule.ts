/** Seconds until the next try after the first, second … failure; the last repeats (server §4.2). */
export const DELAYS = [30, 60, 120, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400, 86_400, 86_400] as const

/** Share by which a delay varies, so that what failed together does not come back together. */
const JITTER = 0.1

/** Seconds a receiver may put a delivery off: the longest that the schedule itself ever waits. */
export const MAX_RETRY_AFTER = 86_400

/** Hours from the end of the task, or from the last time an operator asked for it again, after which a failure is the last. */
export const GIVES_UP_AFTER_HOURS = 72

/** Seconds until the next try. `failures` counts this one; what the receiver asked for can only make it later. */
export function delayAfter(failures: number, retryAfter: number | null, random = Math.random): number {
  const scheduled = DELAYS[Math.min(failures, DELAYS.length) - 1] ?? DELAYS[0]
  const jittered = scheduled * (1 + JITTER * (2 * random() - 1))
  return Math.max(jittered, Math.min(retryAfter ?? 0, MAX_RETRY_AFTER))
}

/** Seconds from a `Retry-After` header, which gives them or a date (RFC 9110 §10.2.3); null when it says nothing usable. */
export function parseRetryAfter(header: string | undefined, now = Date.now()): number | null {
  if (header === undefined) return null
  if (/^\d{1,9}$/.test(header.trim())) return Number(header)
  // Without this, Date.parse takes "-5" for a month of 2001.
  const at = /GMT\s*$/.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(at) ? null : Math.max(0, (at - now) / 1_000)
}
