import { set, type FieldErrors, type Resolver } from 'react-hook-form'
import type { FormField } from '#contract/form.ts'
import { problemsOf } from './checks.ts'
import type { FormState } from './values.ts'

/** The form's own checks in the shape that react-hook-form asks for. */
export function resolverFor(fields: readonly FormField[]): Resolver {
  return (state) => {
    const problems = problemsOf(fields, state as FormState)
    const errors: FieldErrors = {}
    for (const { path, message } of problems) set(errors, path, { type: 'check', message })
    return problems.length > 0 ? { values: {}, errors } : { values: state, errors: {} }
  }
}
