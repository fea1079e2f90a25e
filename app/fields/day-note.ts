/** A year of four digits: without an end browsers wait for two more, and a year typed in a hurry becomes 20260. */
export const LAST_DAY = '9999-12-31'

const format = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

function dayOf(day: string): string {
  const at = Date.parse(`${day.slice(0, 10)}T00:00:00Z`)
  return Number.isNaN(at) ? day : format.format(at)
}

type Limits = { min_date?: string | null; max_date?: string | null }

/** The days that may be chosen, in words. */
export function dayNote({ min_date: first, max_date: last }: Limits): string | undefined {
  if (first && last) return `From ${dayOf(first)} to ${dayOf(last)}.`
  if (first) return `${dayOf(first)} or later.`
  return last ? `${dayOf(last)} or earlier.` : undefined
}
