import { fieldOf, type Field, type Words } from './field.ts'

/** A number between two ends, in steps from the lower one. */
export function slider<R extends boolean = true>(
  options: Words<R> & {
    /** Default 0. */
    min?: number | undefined
    /** Default 100. */
    max?: number | undefined
    /** Default 1. */
    step?: number | undefined
    /** Where it stands when the form opens. */
    default?: number | undefined
    /** Written before the number, e.g. `$`. */
    prefix?: string | undefined
    /** Written after the number, e.g. ` %`. */
    suffix?: string | undefined
  } = {},
): Field<number, R> {
  return fieldOf('slider', { min: 0, max: 100, step: 1, ...options })
}

/** Stars: the answer is a whole number from 1 to `max`. */
export function starRating<R extends boolean = true>(
  options: Words<R> & {
    /** How many stars there are. Default 5. */
    max?: number | undefined
    /** How many are lit when the form opens. */
    default?: number | undefined
  } = {},
): Field<number, R> {
  return fieldOf('star_rating', { max: 5, ...options })
}

/** A whole number from `min` to `max`, with words at the ends. */
export function opinionScale<R extends boolean = true>(
  options: Words<R> & {
    /** Default 1. */
    min?: number | undefined
    /** Default 10. */
    max?: number | undefined
    /** Beside the lower end, e.g. `Not at all`. */
    minLabel?: string | undefined
    /** Beside the upper end. */
    maxLabel?: string | undefined
    /** What is chosen when the form opens. */
    default?: number | undefined
  } = {},
): Field<number, R> {
  return fieldOf('opinion_scale', { min: 1, max: 10, ...options })
}
