/**
 * Durations are kept to three digits, rounded down: to the second below 1,000 s, to 10 s below 10,000 s, and so on, so less than
 * one percent off, and far less than people's days differ. There are then some thousand different ones, which can be counted, and
 * medians are read off the counts: the median of rounded durations is the rounded median.
 */
const DIGITS = 1_000

/** Codes a power of ten: from 100 to 999. */
const STEPS = 900

/** The place of a duration among all that there are. Longer ones have larger codes. */
export function codeOf(ms: number): number {
  const seconds = Math.floor(ms / 1_000)
  if (seconds < DIGITS) return seconds
  let [power, scaled] = [0, seconds]
  for (; scaled >= DIGITS; scaled /= 10) power += 1
  return DIGITS + (power - 1) * STEPS + Math.floor(scaled) - DIGITS / 10
}

/** Seconds, of {@link codeOf}. */
export function secondsOf(code: number): number {
  if (code < DIGITS) return code
  const power = Math.floor((code - DIGITS) / STEPS)
  return (((code - DIGITS) % STEPS) + DIGITS / 10) * 10 ** (power + 1)
}
