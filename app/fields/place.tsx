'use client'

import { createContext, use, type ReactNode } from 'react'
import { get, useWatch } from 'react-hook-form'
import { Badge } from '#app/ui/badge.tsx'
import { isBlank, type FormState } from './state.ts'

/** What the form was filled with by the agent, beside what it would have opened with. Null when the agent proposed nothing. */
type Suggestions = { given: FormState; without: FormState } | null

const SuggestionsContext = createContext<Suggestions>(null)
const PlaceContext = createContext('')

export function SuggestionsProvider({ value, children }: { value: Suggestions; children: ReactNode }) {
  return <SuggestionsContext value={value}>{children}</SuggestionsContext>
}

/** Where a field stands in the form: found again by its path when something is wrong there. */
export function Place({ path, children }: { path: string; children: ReactNode }) {
  return (
    <PlaceContext value={path}>
      <div data-field={path} className="contents">
        {children}
      </div>
    </PlaceContext>
  )
}

/** Inside rows every cell would carry it; there the list as a whole does. */
const IN_ROW = /\.\d+\./

/** Says beside the label that the value is the agent's proposal, for as long as it is. */
export function SuggestionMark() {
  const suggestions = use(SuggestionsContext)
  const path = use(PlaceContext)
  if (!suggestions || path === '' || IN_ROW.test(path)) return null
  const given: unknown = get(suggestions.given, path)
  if (isBlank(given) || JSON.stringify(given) === JSON.stringify(get(suggestions.without, path))) return null
  return <Mark path={path} given={JSON.stringify(given)} />
}

function Mark({ path, given }: { path: string; given: string }) {
  const value: unknown = useWatch({ name: path })
  const kept = JSON.stringify(value) === given
  return (
    <Badge tone={kept ? 'accent' : 'neutral'} className="font-normal">
      {kept ? 'Suggested' : 'Edited'}
    </Badge>
  )
}
