/** One option: its value, which is then its label too; a pair of value and label; or all of it. */
export type OptionInput =
  string | readonly [value: string, label: string] | { readonly value: string; readonly label: string; readonly hint?: string | undefined }

/** The values that an option list offers. */
export type OptionValue<O> = O extends string
  ? O
  : O extends readonly [infer V, string]
    ? V
    : O extends { readonly value: infer V }
      ? V
      : never

type WireOption = { value: string; label: string; hint?: string | undefined }

function isPair(option: OptionInput): option is readonly [string, string] {
  return Array.isArray(option)
}

/** @throws {TypeError} An option is none of the three shapes. */
export function toWireOption(option: OptionInput): WireOption {
  if (typeof option === 'string') return { value: option, label: option }
  if (isPair(option)) return { value: option[0], label: option[1] }
  if (typeof option === 'object' && option !== null && typeof option.value === 'string') return { ...option }
  throw new TypeError(`An option is text, [value, label] or { value, label }, not ${JSON.stringify(option)}.`)
}
