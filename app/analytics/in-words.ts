import { durationText } from '#app/ui/time-text.ts'

const counts = new Intl.NumberFormat('en')
const days = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const daysOfYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

export const countText = (count: number) => counts.format(count)

/** What is not there is a dash, never a zero. */
const NOTHING = '–'

export function secondsText(seconds: number | null | undefined): string {
  return seconds === null || seconds === undefined ? NOTHING : durationText(seconds * 1_000)
}

/** One digit while it matters. */
export function shareText(share: number | null): string {
  if (share === null) return NOTHING
  const percent = share * 100
  return `${percent > 0 && percent < 10 ? percent.toFixed(1) : percent.toFixed(0)}%`
}

/** A day of the calendar, wherever the reader is. */
export function dateText(date: string, { year = false } = {}): string {
  return (year ? daysOfYear : days).format(new Date(date))
}

const [MINUTE, HOUR, DAY] = [60, 3_600, 86_400]

/** Steps that a clock has, in seconds. */
const STEPS = [1, 5, 10, 15, 30]
  .concat([1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE))
  .concat([1, 2, 3, 6, 12].map((hours) => hours * HOUR))
  .concat([1, 2, 5, 10, 20].map((days) => days * DAY))

/** The marks of an axis of durations: at most four above zero, at round times. */
export function durationTicks(longest: number): number[] {
  const step = STEPS.find((each) => longest <= each * 4) ?? Math.ceil(longest / 4 / DAY) * DAY
  return Array.from({ length: Math.max(1, Math.ceil(longest / step)) + 1 }, (_, mark) => mark * step)
}
