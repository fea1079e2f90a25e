import { set, type FieldErrors, type Resolver } from 'react-hook-form'
import type { FormField } from '#contract/form.ts'
import { problemsOf } from './checks.ts'
import { matcherFor } from './patterns.ts'
import type { FormState } from './state.ts'

/** The form's own checks in the shape that react-hook-form asks for. */
export function resolverFor(fields: readonly FormField[]): Resolver {
  let matcher: ReturnType<typeof matcherFor> | undefined
  return async (state) => {
    const problems = problemsOf(fields, state as FormState, await (matcher ??= matcherFor(fields)))
    const errors: FieldErrors = {}
    for (const { path, message } of problems) set(errors, path, { type: 'check', message })
    return problems.length > 0 ? { values: {}, errors } : { values: state, errors: {} }
  }
}
