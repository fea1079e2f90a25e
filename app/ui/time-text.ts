const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Beyond a week "9 days ago" needs reckoning, a date does not. */
const RELATIVE_UNTIL = 7 * DAY

/** One language until the product is translated: dates in the reader's language inside English sentences read as a mistake. */
const LANGUAGE = 'en'

const relativeFormat = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'auto', style: 'narrow' })
const dayFormat = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short' })
const dayOfYearFormat = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short', year: 'numeric' })
const absoluteFormat = new Intl.DateTimeFormat(LANGUAGE, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
})

const timeFormat = new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const weekdayFormat = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

const clockFormat = new Intl.DateTimeFormat(LANGUAGE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** "just now", "now" of what is about to be, "5m ago", "in 2h", "yesterday"; a date when it is more than a week away. */
export function relativeText(at: number, now: number): string {
  const away = at - now
  const size = Math.abs(away)
  if (size >= RELATIVE_UNTIL) {
    const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
    return (sameYear ? dayFormat : dayOfYearFormat).format(at)
  }
  if (size < MINUTE) return away > 0 ? 'now' : 'just now'
  if (size < HOUR) return relativeFormat.format(Math.trunc(away / MINUTE), 'minute')
  if (size < DAY) return relativeFormat.format(Math.trunc(away / HOUR), 'hour')
  return relativeFormat.format(Math.trunc(away / DAY), 'day')
}

/** With weekday and time zone: the form that can be quoted to somebody elsewhere. */
export function absoluteText(at: number): string {
  return absoluteFormat.format(at)
}

/** "14:30" today, "Fri 14:30" within a week, a date after that: for what is so soon that the time of day says most. */
export function momentText(at: number, now: number): string {
  const day = (time: number) => new Date(time).toDateString()
  if (day(at) === day(now)) return timeFormat.format(at)
  return Math.abs(at - now) < RELATIVE_UNTIL ? weekdayFormat.format(at) : dayOfYearFormat.format(at)
}

/** For times that were given without a zone: adding the reader's would be a guess. */
export function clockText(at: number): string {
  return clockFormat.format(at)
}

/** In full, and within a week also how far away. */
export function instantText(at: number, now: number): string {
  return Math.abs(at - now) < RELATIVE_UNTIL ? `${absoluteText(at)} · ${relativeText(at, now)}` : absoluteText(at)
}

export function dayText(at: number): string {
  return dayOfYearFormat.format(at)
}

/** The two largest units, "2d 4h", "3h 12m"; seconds only in the last minute, where each one counts. */
export function durationText(ms: number): string {
  if (ms < MINUTE) return `${Math.max(0, Math.ceil(ms / SECOND))}s`
  const [days, hours, minutes] = [Math.floor(ms / DAY), Math.floor((ms % DAY) / HOUR), Math.floor((ms % HOUR) / MINUTE)]
  const parts = days > 0 ? [`${days}d`, hours > 0 && `${hours}h`] : [hours > 0 && `${hours}h`, minutes > 0 && `${minutes}m`]
  return parts.filter(Boolean).join(' ')
}

export type Urgency = 'calm' | 'soon' | 'urgent' | 'expired'

/** A tenth of the time given, but at least these: a person needs minutes to decide, however long the task was open. */
const SOON_AT_LEAST = 15 * MINUTE
const URGENT_AT_LEAST = 5 * MINUTE
/** A task open for a month is not urgent three days before its end. */
const SOON_AT_MOST = 4 * HOUR
const URGENT_AT_MOST = HOUR

/** `total` is the time the task was given; without it, the floors alone decide. */
export function urgencyOf(left: number, total = 0): Urgency {
  if (left <= 0) return 'expired'
  if (left <= Math.min(URGENT_AT_MOST, Math.max(URGENT_AT_LEAST, total / 10))) return 'urgent'
  if (left <= Math.min(SOON_AT_MOST, Math.max(SOON_AT_LEAST, total / 4))) return 'soon'
  return 'calm'
}
