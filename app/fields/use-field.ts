'use client'

import { get, useController, useFormContext, useFormState } from 'react-hook-form'

/** The message for a place in the form; a list's own message is kept at its `root`. */
export function useFieldMessage(path: string): string | null {
  const { errors } = useFormState({ name: path })
  const error: unknown = get(errors, path)
  if (typeof error !== 'object' || error === null) return null
  const { message, root } = error as { message?: unknown; root?: { message?: unknown } }
  const found = root?.message ?? message
  return typeof found === 'string' ? found : null
}

/** Whether something is wrong anywhere inside. */
export function useFieldProblems(path: string): boolean {
  const { errors } = useFormState()
  return get(errors, path) !== undefined
}

/** One value of the form, its message and how to change it. */
export function useFieldValue(path: string) {
  const { control, trigger } = useFormContext()
  const { field } = useController({ name: path, control })
  const error = useFieldMessage(path)
  return {
    value: field.value as unknown,
    onChange: field.onChange,
    onBlur: field.onBlur,
    inputRef: field.ref,
    error,
    check: () => void trigger(path),
  }
}

/** For controls that hold text. */
export function useTextField(path: string) {
  const { value, onChange, onBlur, inputRef, error, check } = useFieldValue(path)
  return { input: { value: typeof value === 'string' ? value : '', onChange, onBlur, ref: inputRef, name: path }, error, check }
}
