import { TIMEOUT_SECONDS } from '#contract/limits.ts'

/** What the menu offers, in seconds added to the present deadline. */
export const EXTENSIONS = [
  { label: '1 hour more', seconds: 3_600 },
  { label: '1 day more', seconds: 86_400 },
  { label: '7 days more', seconds: 604_800 },
] as const

type Extension = { seconds: number; why: null } | { seconds: null; why: string }

/**
 * A new deadline as the server takes it, in whole seconds from now, or why it cannot be: it only ever moves back, and at most
 * to 30 days from now. Times are milliseconds since 1970.
 */
export function extensionTo(at: number, { deadline, now }: { deadline: number; now: number }): Extension {
  if (Number.isNaN(at)) return { seconds: null, why: 'Enter a date and a time.' }
  // Up, so that rounding never lands before the present deadline.
  const seconds = Math.max(TIMEOUT_SECONDS.min, Math.ceil((at - now) / 1000))
  if (at <= deadline) return { seconds: null, why: 'Choose a time after the present deadline.' }
  if (seconds > TIMEOUT_SECONDS.max) return { seconds: null, why: 'At most 30 days from now.' }
  return { seconds, why: null }
}
