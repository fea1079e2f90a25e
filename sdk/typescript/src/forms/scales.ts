import { fieldOf, type Field, type Words } from './field.ts'

/** A number between two ends (default 0 and 100), in steps from the lower one. */
export function slider<R extends boolean = true>(
  options: Words<R> & {
    min?: number | undefined
    max?: number | undefined
    step?: number | undefined
    default?: number | undefined
    /** Written before the number, e.g. `$`. */
    prefix?: string | undefined
    /** Written after the number, e.g. ` %`. */
    suffix?: string | undefined
  } = {},
): Field<number, R> {
  return fieldOf('slider', { min: 0, max: 100, step: 1, ...options })
}

/** 1 to `max` stars (default 5). */
export function starRating<R extends boolean = true>(
  options: Words<R> & { max?: number | undefined; default?: number | undefined } = {},
): Field<number, R> {
  return fieldOf('star_rating', { max: 5, ...options })
}

/** A whole number from `min` to `max` (default 1 and 10), with words at the ends. */
export function opinionScale<R extends boolean = true>(
  options: Words<R> & {
    min?: number | undefined
    max?: number | undefined
    minLabel?: string | undefined
    maxLabel?: string | undefined
    default?: number | undefined
  } = {},
): Field<number, R> {
  return fieldOf('opinion_scale', { min: 1, max: 10, ...options })
}
