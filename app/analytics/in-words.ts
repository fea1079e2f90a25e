import { durationText } from '#app/ui/time-text.ts'

const counts = new Intl.NumberFormat('en')
const days = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const daysOfYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

export const countText = (count: number) => counts.format(count)

/** What is not there is a dash, never a zero. */
export const NOTHING = '–'

export function secondsText(seconds: number | null | undefined): string {
  return seconds === null || seconds === undefined ? NOTHING : durationText(seconds * 1_000)
}

/** One digit while it matters. */
export function shareText(share: number | null): string {
  if (share === null) return NOTHING
  const percent = share * 100
  return `${percent > 0 && percent < 10 ? percent.toFixed(1) : percent.toFixed(0)} %`
}

/** A day of the calendar, wherever the reader is. */
export function dateText(date: string, { year = false } = {}): string {
  return (year ? daysOfYear : days).format(new Date(date))
}
