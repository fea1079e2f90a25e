import { fieldOf, type Field, type Words } from './field.ts'

/** A day, `YYYY-MM-DD`. */
export function datePicker<R extends boolean = true>(
  options: Words<R> & { minDate?: string | undefined; maxDate?: string | undefined; default?: string | undefined } = {},
): Field<string, R> {
  return fieldOf('date', options)
}

/** A moment, ISO 8601 with its zone. `timezone` (an IANA name) is the one in which it is shown and typed; default: the person's. */
export function datetimePicker<R extends boolean = true>(
  options: Words<R> & {
    minDatetime?: string | undefined
    maxDatetime?: string | undefined
    timezone?: string | undefined
    default?: string | undefined
  } = {},
): Field<string, R> {
  return fieldOf('datetime', options)
}

/** The first and the last day. `minDays` and `maxDays` count both. An optional range may lack an end. */
export function dateRange<R extends boolean = true>(
  options: Words<R> & {
    minDate?: string | undefined
    maxDate?: string | undefined
    minDays?: number | undefined
    maxDays?: number | undefined
  } = {},
): Field<R extends true ? { start: string; end: string } : { start?: string | null; end?: string | null }, R> {
  return fieldOf('date_range', options)
}

/** A time of day, `HH:MM` or `HH:MM:SS`. The picker offers every `stepMinutes` (default 15). */
export function timePicker<R extends boolean = true>(
  options: Words<R> & {
    minTime?: string | undefined
    maxTime?: string | undefined
    stepMinutes?: number | undefined
    default?: string | undefined
  } = {},
): Field<string, R> {
  return fieldOf('time', { stepMinutes: 15, ...options })
}
