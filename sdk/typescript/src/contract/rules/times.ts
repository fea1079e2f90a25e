import { daysIn, isDay, isTime, momentOf } from './moments.ts'
import { isRecord, problem, REQUIRED, under, type Problem, type Rules } from './rules.ts'

type Days = { min_date?: string | null | undefined; max_date?: string | null | undefined }

function dayProblem(value: unknown, { min_date, max_date }: Days): string | null {
  if (!isDay(value)) return 'Must be a date, like 2026-01-31.'
  if (min_date && value < min_date) return `Must be ${min_date} or later.`
  return max_date && value > max_date ? `Must be ${max_date} or earlier.` : null
}

export const date: Rules<'date'> = {
  schema: () => ({ type: 'string', format: 'date' }),
  judge: (value, field) => problem(dayProblem(value, field)),
}

export const datetime: Rules<'datetime'> = {
  schema: () => ({ type: 'string', format: 'date-time' }),
  judge(value, { min_datetime, max_datetime, timezone }) {
    const moment = momentOf(value, timezone)
    if (moment === null) return problem('Must be a date with a time, like 2026-01-31T09:30:00Z.')
    const [min, max] = [momentOf(min_datetime, timezone), momentOf(max_datetime, timezone)]
    if (min !== null && moment < min) return problem(`Must be ${min_datetime} or later.`)
    return problem(max !== null && moment > max && `Must be ${max_datetime} or earlier.`)
  },
}

export const time: Rules<'time'> = {
  schema: () => ({ type: 'string', format: 'time' }),
  judge(value, { min_time, max_time }) {
    if (!isTime(value)) return problem('Must be a time of day, like 09:30.')
    if (min_time && value.slice(0, 5) < min_time.slice(0, 5)) return problem(`Must be ${min_time} or later.`)
    return problem(max_time && value.slice(0, 5) > max_time.slice(0, 5) && `Must be ${max_time} or earlier.`)
  },
}

type Range = { start: string; end: string }

function daysProblem({ start, end }: Range, { min_days, max_days }: { min_days?: number | null; max_days?: number | null }): string | null {
  if (end < start) return 'Must end on or after the day it starts.'
  const days = daysIn(start, end)
  if (min_days != null && days < min_days) return `Must be at least ${min_days} days long.`
  return max_days != null && days > max_days ? `Must be at most ${max_days} days long.` : null
}

const END = { type: 'string', format: 'date' }
const OPEN_END = { type: ['string', 'null'], format: 'date' }

export const dateRange: Rules<'date_range'> = {
  schema({ required }) {
    const end = required ? END : OPEN_END
    return { type: 'object', properties: { start: end, end }, ...(required && { required: ['start', 'end'] }), additionalProperties: false }
  },
  judge(value, field) {
    if (!isRecord(value)) return problem('Must be two dates: { start, end }.')
    const ends = { start: value.start, end: value.end }
    const wrong = Object.entries(ends).flatMap<Problem>(([key, day]) => {
      const nothing = field.required ? REQUIRED : null
      return under(key, problem(day === null || day === undefined || day === '' ? nothing : dayProblem(day, field)))
    })
    if (wrong.length > 0 || !isDay(ends.start) || !isDay(ends.end)) return wrong
    return problem(daysProblem(ends as Range, field))
  },
}
