import { fieldOf, type Field, type Words } from './field.ts'
import { toWireOption, type OptionInput, type OptionValue } from './option.ts'

type Options<O extends readonly OptionInput[]> = { options: O }

/** An option with a picture: a URL that the person's browser can load. */
export type PictureInput = { readonly value: string; readonly label: string; readonly imageUrl: string; readonly hint?: string | undefined }

/** Yes or no. */
export function toggle<R extends boolean = true>(
  options: Words<R> & { trueLabel?: string | undefined; falseLabel?: string | undefined; default?: boolean | undefined } = {},
): Field<boolean, R> {
  return fieldOf('switch', { trueLabel: 'Yes', falseLabel: 'No', ...options })
}

/** One of several. */
export function singleSelect<const O extends readonly OptionInput[], R extends boolean = true>(
  options: Words<R> & Options<O> & { default?: OptionValue<O[number]> | undefined },
): Field<OptionValue<O[number]>, R> {
  return fieldOf('single_select', { ...options, options: options.options.map(toWireOption) })
}

/** Some of several. Required means at least one, unless `minCount` says otherwise. */
export function multiSelect<const O extends readonly OptionInput[], R extends boolean = true>(
  options: Words<R> &
    Options<O> & { default?: readonly OptionValue<O[number]>[] | undefined; minCount?: number | undefined; maxCount?: number | undefined },
): Field<OptionValue<O[number]>[], R> {
  return fieldOf('multi_select', { default: [], ...options, options: options.options.map(toWireOption) })
}

/** One or, with `multiple`, some of several pictures. The answer is a list either way. */
export function pictureChoice<const O extends readonly PictureInput[], R extends boolean = true>(
  options: Words<R> & { options: O; multiple?: boolean | undefined; default?: readonly O[number]['value'][] | undefined },
): Field<O[number]['value'][], R> {
  const pictures = options.options.map(({ value, label, imageUrl, hint }) => ({
    value,
    label,
    image_url: imageUrl,
    ...(hint !== undefined && { hint }),
  }))
  return fieldOf('picture_choice', { multiple: false, default: [], ...options, options: pictures })
}

/** All the options, in the order that the person gives them. */
export function ranking<const O extends readonly OptionInput[], R extends boolean = true>(
  options: Words<R> & Options<O>,
): Field<OptionValue<O[number]>[], R> {
  return fieldOf('ranking', { ...options, options: options.options.map(toWireOption) })
}
