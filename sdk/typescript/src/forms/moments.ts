import { fieldOf, type Field, type Words } from './field.ts'

/** A day. The answer is `YYYY-MM-DD`, and so are the options. */
export function datePicker<R extends boolean = true>(
  options: Words<R> & {
    /** The first day that is accepted. */
    minDate?: string | undefined
    /** The last day that is accepted. */
    maxDate?: string | undefined
    /** What is in the field when the form opens. */
    default?: string | undefined
  } = {},
): Field<string, R> {
  return fieldOf('date', options)
}

/** A moment. The answer is ISO 8601 with its zone, and so are the options. */
export function datetimePicker<R extends boolean = true>(
  options: Words<R> & {
    /** The first moment that is accepted. */
    minDatetime?: string | undefined
    /** The last moment that is accepted. */
    maxDatetime?: string | undefined
    /** The zone in which it is shown and typed: a name of the IANA database, like `Europe/Vienna`. Default: the person's. */
    timezone?: string | undefined
    /** What is in the field when the form opens. */
    default?: string | undefined
  } = {},
): Field<string, R> {
  return fieldOf('datetime', options)
}

/** The first and the last day, each `YYYY-MM-DD`. An optional range may lack an end. */
export function dateRange<R extends boolean = true>(
  options: Words<R> & {
    /** The first day that is accepted. */
    minDate?: string | undefined
    /** The last day that is accepted. */
    maxDate?: string | undefined
    /** Days at least, the first and the last included. */
    minDays?: number | undefined
    /** Days at most, counted likewise. */
    maxDays?: number | undefined
  } = {},
): Field<R extends true ? { start: string; end: string } : { start?: string | null; end?: string | null }, R> {
  return fieldOf('date_range', options)
}

/** A time of day. The answer is `HH:MM` or `HH:MM:SS`, and so are the options. */
export function timePicker<R extends boolean = true>(
  options: Words<R> & {
    /** The first time that is accepted. */
    minTime?: string | undefined
    /** The last time that is accepted. */
    maxTime?: string | undefined
    /** Minutes between the times that the picker offers; others can be typed. Default 15. */
    stepMinutes?: number | undefined
    /** What is in the field when the form opens. */
    default?: string | undefined
  } = {},
): Field<string, R> {
  return fieldOf('time', { stepMinutes: 15, ...options })
}
