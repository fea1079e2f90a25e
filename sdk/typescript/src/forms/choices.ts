import { fieldOf, type Field, type Words } from './field.ts'
import { toWireOption, type OptionInput, type OptionValue } from './option.ts'

type Options<O extends readonly OptionInput[]> = {
  /** What there is to choose from, in this order. */
  options: O
}

/** An option with a picture: a URL that the person's browser can load. */
export type PictureInput = {
  /** What is answered. */
  readonly value: string
  /** Below the picture. */
  readonly label: string
  readonly imageUrl: string
  /** Below the label, smaller. */
  readonly hint?: string | undefined
}

/** Yes or no. The answer is true or false. */
export function toggle<R extends boolean = true>(
  options: Words<R> & {
    /** The word for true. Default `Yes`. */
    trueLabel?: string | undefined
    /** The word for false. Default `No`. */
    falseLabel?: string | undefined
    /** What is chosen when the form opens. Default: neither. */
    default?: boolean | undefined
  } = {},
): Field<boolean, R> {
  return fieldOf('switch', { trueLabel: 'Yes', falseLabel: 'No', ...options })
}

/** One of several. The answer is its value. */
export function singleSelect<const O extends readonly OptionInput[], R extends boolean = true>(
  options: Words<R> &
    Options<O> & {
      /** The value that is chosen when the form opens. */
      default?: OptionValue<O[number]> | undefined
    },
): Field<OptionValue<O[number]>, R> {
  return fieldOf('single_select', { ...options, options: options.options.map(toWireOption) })
}

/** Some of several. The answer is a list of their values. Required means at least one, unless `minCount` says otherwise. */
export function multiSelect<const O extends readonly OptionInput[], R extends boolean = true>(
  options: Words<R> &
    Options<O> & {
      /** The values that are chosen when the form opens. */
      default?: readonly OptionValue<O[number]>[] | undefined
      /** How many at least. */
      minCount?: number | undefined
      /** How many at most. */
      maxCount?: number | undefined
    },
): Field<OptionValue<O[number]>[], R> {
  return fieldOf('multi_select', { default: [], ...options, options: options.options.map(toWireOption) })
}

/** One or, with `multiple`, some of several pictures. The answer is a list of values either way. */
export function pictureChoice<const O extends readonly PictureInput[], R extends boolean = true>(
  options: Words<R> & {
    /** What there is to choose from, in this order. */
    options: O
    /** Whether several may be chosen. Default false. */
    multiple?: boolean | undefined
    /** The values that are chosen when the form opens. */
    default?: readonly O[number]['value'][] | undefined
  },
): Field<O[number]['value'][], R> {
  const pictures = options.options.map(({ value, label, imageUrl, hint }) => ({
    value,
    label,
    image_url: imageUrl,
    ...(hint !== undefined && { hint }),
  }))
  return fieldOf('picture_choice', { multiple: false, default: [], ...options, options: pictures })
}

/** All the options, in the order that the person gives them. The answer is a list of their values. */
export function ranking<const O extends readonly OptionInput[], R extends boolean = true>(
  options: Words<R> & Options<O>,
): Field<OptionValue<O[number]>[], R> {
  return fieldOf('ranking', { ...options, options: options.options.map(toWireOption) })
}
