import { z } from 'zod'
import { plainText } from './lax.ts'
import { MAX_HOLIDAYS, MAX_NAME_LENGTH, MAX_OPENINGS } from './limits.ts'

/** When a pool works: reminders and escalations count its hours only. */

/** As the browser and Node know it, aliases too; an offset like +01:00 is none, since it knows no summer. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

export const timeZone = plainText
  .trim()
  .max(MAX_NAME_LENGTH)
  .refine(isTimeZone, 'is not a time zone, like Europe/Vienna or UTC')
  .describe('IANA name, like Europe/Vienna.')

/** 24:00 is the end of a day, and only an end. */
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/
const clock = z.string().regex(CLOCK, 'must be a time of day, like 09:00')
const clockEnd = z.string().refine((text) => text === '24:00' || CLOCK.test(text), 'must be a time of day, like 17:00 or 24:00')

const opening = z
  .object({
    days: z.array(z.int().min(1).max(7)).min(1, 'must name at least one day').max(7).describe('ISO weekdays: 1 is Monday, 7 is Sunday.'),
    from: clock,
    to: clockEnd,
  })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'must be later than `from`; hours past midnight are two entries' })

export const openingHours = z
  .array(opening)
  .max(MAX_OPENINGS)
  .refine((list) => list.length > 0, 'has no open hours, so that nothing would ever come due; null is always open')
  .describe('On the clock of the time zone. Null: always open.')

/** A day that exists: 2026-02-30 does not. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

export const holidays = z
  .array(z.string().refine(isDay, 'must be a day that exists, like 2026-12-25'))
  .max(MAX_HOLIDAYS)
  .describe('Days without hours, like 2026-12-25.')

export type OpeningHours = z.infer<typeof openingHours>
