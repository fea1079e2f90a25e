import { fieldOf, type Field, type Words } from './field.ts'

type TextOptions = {
  /** Shown while the field is empty. */
  placeholder?: string | undefined
  /** Characters; an emoji is one. */
  minLength?: number | undefined
  /** Characters, likewise. */
  maxLength?: number | undefined
  /** A regular expression that is found in the text; anchor it with ^ and $ for the whole. RE2 syntax. */
  pattern?: string | undefined
  /** What is in the field when the form opens. */
  default?: string | undefined
}

type NumberOptions = {
  /** Shown while the field is empty. */
  placeholder?: string | undefined
  /** The least that is accepted, itself included. */
  minimum?: number | undefined
  /** The most that is accepted, itself included. */
  maximum?: number | undefined
  /** What is in the field when the form opens. */
  default?: number | undefined
}

const line = <Value, R extends boolean>(subtype: string, options: object) => fieldOf<Value, R>('short_text', { subtype, ...options })

/** One line of text. */
export function shortText<R extends boolean = true>(options: Words<R> & TextOptions = {}): Field<string, R> {
  return line('plain', options)
}

/** An email address; the form checks that it is one. */
export function email<R extends boolean = true>(options: Words<R> & TextOptions = {}): Field<string, R> {
  return line('email', options)
}

/** A web address; the form checks that it is one. */
export function url<R extends boolean = true>(options: Words<R> & TextOptions = {}): Field<string, R> {
  return line('url', options)
}

/** A phone number, as text. */
export function phone<R extends boolean = true>(options: Words<R> & TextOptions = {}): Field<string, R> {
  return line('phone', options)
}

/** Text that is not shown while it is typed. It is stored like any other answer. */
export function password<R extends boolean = true>(
  options: Words<R> & Pick<TextOptions, 'placeholder' | 'minLength'> = {},
): Field<string, R> {
  return line('password', options)
}

/** A number. */
export function number<R extends boolean = true>(
  options: Words<R> &
    NumberOptions & {
      /** Whole numbers only. Default false. */
      integer?: boolean | undefined
    } = {},
): Field<number, R> {
  return line('number', options)
}

/** An amount of money. The answer is a number. */
export function currency<R extends boolean = true>(
  options: Words<R> &
    NumberOptions & {
      /** Three letters (ISO 4217), e.g. `EUR`. */
      currencyCode: string
    },
): Field<number, R> {
  return line('currency', options)
}

/** Several lines of text. */
export function longText<R extends boolean = true>(
  options: Words<R> &
    TextOptions & {
      /** Lines that are visible at once. Default: what the page finds right. */
      rows?: number | undefined
    } = {},
): Field<string, R> {
  return fieldOf('long_text', options)
}

/** Formatted text. The answer is Markdown. */
export function richText<R extends boolean = true>(
  options: Words<R> & Pick<TextOptions, 'placeholder' | 'maxLength' | 'default'> = {},
): Field<string, R> {
  return fieldOf('rich_text', options)
}
