'use client'

import { useEffect, useMemo, useRef } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import type { FormField } from '#contract/form.ts'
import { DisabledContext } from '#app/fields/disabled.ts'
import { SuggestionsProvider } from '#app/fields/place.tsx'
import { renderField } from '#app/fields/registry.tsx'
import { resolverFor } from '#app/fields/resolver.ts'
import { keyOf } from '#app/fields/state.ts'
import { initialState } from '#app/fields/values.ts'

export type SpecimenState = 'empty' | 'filled' | 'wrong' | 'closed'

type SpecimenProps = { field: FormField; state: SpecimenState; value: unknown }

/** One field in one state, outside any task. */
export function Specimen({ field, state, value }: SpecimenProps) {
  const fields = useMemo(() => [field], [field])
  const asked = useRef(false)
  const given = value === undefined ? null : field.kind === 'section_collapse' ? value : { [field.name]: value }
  const form = useForm({ defaultValues: initialState(fields, given), resolver: resolverFor(fields) })
  useEffect(() => {
    if (state !== 'wrong' || asked.current) return
    asked.current = true
    void form.trigger()
  }, [state, form])
  const suggestions = state === 'filled' ? { given: initialState(fields, given), without: initialState(fields, null) } : null
  return (
    <FormProvider {...form}>
      <fieldset disabled={state === 'closed'} className="grid min-w-0 gap-5">
        <DisabledContext value={state === 'closed'}>
          <SuggestionsProvider value={suggestions}>{renderField(field, keyOf(0))}</SuggestionsProvider>
        </DisabledContext>
      </fieldset>
    </FormProvider>
  )
}
