/** Days, times and moments as text. Nothing here reads a clock. */

const DAY = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/
const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?)(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/i

const DAY_MS = 86_400_000

/** Whether it is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !DAY.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

/** `HH:MM`, with seconds if somebody gives them. */
export function isTime(value: unknown): value is string {
  return typeof value === 'string' && TIME.test(value)
}

/** Days from one to the other, both counted. */
export function daysIn(start: string, end: string): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / DAY_MS) + 1
}

/** Whether the platform knows the zone, e.g. `Europe/Berlin`. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** How far the zone's clocks are ahead of UTC at that moment, in milliseconds. */
function offsetOf(zone: string, at: number): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
  return Date.parse(`${clock.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}

/** Milliseconds since the epoch; what names no zone is read in the given one. Null when it is no moment. */
export function momentOf(value: unknown, zone: string | null | undefined): number | null {
  const match = typeof value === 'string' ? MOMENT.exec(value) : null
  if (!match || !isDay(match[1])) return null
  const clock = `${match[1]}T${match[2]}`
  if (match[6]) return Date.parse(`${clock}${match[6].toUpperCase()}`)
  const asUtc = Date.parse(`${clock}Z`)
  return zone && isZone(zone) ? asUtc - offsetOf(zone, asUtc - offsetOf(zone, asUtc)) : asUtc
}
