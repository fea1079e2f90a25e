import type { OpeningHours } from '#contract/calendar.ts'

/** When somebody works. Without hours: always. Hours that overlap count once; a holiday has none. */
export type Calendar = { timeZone: string; hours: OpeningHours | null; holidays: readonly string[] | null }

/** Midnight UTC of a date that somebody's wall calendar shows, in milliseconds: dates without a time zone, to count with. */
type Day = number

const DAY = 86_400_000
const MINUTE = 60_000

/** Days that are looked through: every deadline has passed by then (30 days, extended a few times), so what is due later never is. */
const HORIZON = 3_660

/** Making one takes some 50 µs, using one 2. One a time zone, and there are some 600. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const parts = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const
  const clock = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', calendar: 'gregory', ...parts })
  clocks.set(timeZone, clock)
  return clock
}

/** What the wall clock shows at an instant, as if it were UTC. */
function wallAt(timeZone: string, instant: number): number {
  const shown: Record<string, number> = {}
  for (const { type, value } of clockOf(timeZone).formatToParts(instant)) shown[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
  return Date.UTC(year, month - 1, day, hour, minute, second) + (instant % 1_000)
}

/**
 * When the wall clock shows this. An hour that is shown twice is the first of the two; one that is skipped is as long after
 * the gap as it would have been: 02:30 is 03:30 on the day that summer begins.
 */
function instantOf(timeZone: string, wall: number): number {
  // No offset is a day long, and no zone changes twice in two days: one of these two holds then.
  const offsets = [wall - DAY, wall + DAY].map((near) => wallAt(timeZone, near) - near)
  const shown = offsets.map((offset) => wall - offset).filter((instant) => wallAt(timeZone, instant) === wall)
  return shown.length > 0 ? Math.min(...shown) : wall - (offsets[0] ?? 0)
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

type Opening = { from: number; to: number }

/** The open hours of one day as instants, the earliest first. */
function openingsOn({ timeZone, hours, holidays }: Calendar, day: Day): Opening[] {
  if (holidays?.includes(new Date(day).toISOString().slice(0, 10))) return []
  // ISO counts Sunday as the seventh.
  const weekday = new Date(day).getUTCDay() || 7
  const at = (clock: string) => instantOf(timeZone, day + minutesOf(clock) * MINUTE)
  return (hours ?? [])
    .filter(({ days }) => days.includes(weekday))
    .map(({ from, to }) => ({ from: at(from), to: at(to) }))
    .sort((a, b) => a.from - b.from)
}

/**
 * The moment by which so many seconds of the calendar's hours have passed since `start`. Null when that takes longer than
 * any deadline lasts, so that nobody would ever see it.
 */
export function addBusinessSeconds(calendar: Calendar, start: Date, seconds: number): Date | null {
  if (!calendar.hours) return new Date(start.getTime() + seconds * 1_000)
  let counted = start.getTime()
  let left = seconds * 1_000
  const today: Day = Math.floor(wallAt(calendar.timeZone, counted) / DAY) * DAY
  for (let ahead = 0; ahead < HORIZON; ahead++) {
    for (const { from, to } of openingsOn(calendar, today + ahead * DAY)) {
      const begins = Math.max(from, counted)
      if (to <= begins) continue
      if (left <= to - begins) return new Date(begins + left)
      left -= to - begins
      counted = to
    }
  }
  return null
}
