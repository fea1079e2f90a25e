'use client'

import { X } from 'lucide-react'
import { useState } from 'react'
import type { AnalyticsResponse } from '#contract/analytics.ts'
import { ANALYTICS_DAYS } from '#contract/limits.ts'
import { Button } from '#app/ui/button.tsx'
import { ChoiceButtons } from '#app/ui/choice-buttons.tsx'
import { Input } from '#app/ui/input.tsx'
import { Select } from '#app/ui/select.tsx'
import { isRange, PRESETS, type Range, type Wanted } from './address.ts'
import { DIMENSIONS, type Dimension, groupText, WORDS } from './dimensions.ts'

const OWN = 'own'
const OPTIONS = [...PRESETS.map((days) => ({ value: String(days), label: `${days} days` })), { value: OWN, label: 'Custom' }]

type RangePickerProps = {
  range: Range
  /** The days that are shown now: where choosing one's own begins. */
  shown: { from: string; to: string } | null
  onChange: (range: Range) => void
}

type Days = { from: string; to: string }

/** Whatever stands in the two fields and is no range yet is a draft; once it is one, it is the address. */
function RangePicker({ range, shown, onChange }: RangePickerProps) {
  const [draft, setDraft] = useState<Days | null>(null)
  const own = draft ?? ('from' in range ? range : null)
  const change = (next: Days) => {
    const whole = next.from !== '' && next.to !== '' && isRange(next.from, next.to)
    setDraft(whole ? null : next)
    if (whole) onChange(next)
  }
  const choose = (value: string | null) => {
    setDraft(value === OWN ? { from: shown?.from ?? '', to: shown?.to ?? '' } : null)
    if (value !== OWN) onChange({ days: Number(value) })
  }
  const wrong = draft !== null && draft.from !== '' && draft.to !== '' && !isRange(draft.from, draft.to)
  const field = {
    type: 'date',
    className: 'w-36',
    'aria-invalid': wrong || undefined,
    'aria-describedby': wrong ? 'range-wrong' : undefined,
  }
  return (
    <div className="flex flex-wrap items-center gap-2 touch:w-full">
      <ChoiceButtons aria-label="Range" options={OPTIONS} value={own ? OWN : String('days' in range ? range.days : '')} onChange={choose} />
      {own && (
        <div className="flex flex-wrap items-center gap-2">
          <Input {...field} aria-label="First day" value={own.from} onChange={(event) => change({ ...own, from: event.target.value })} />
          <span aria-hidden="true" className="text-ink-faint">
            –
          </span>
          <Input {...field} aria-label="Last day" value={own.to} onChange={(event) => change({ ...own, to: event.target.value })} />
          {wrong && (
            <p id="range-wrong" role="alert" className="text-sm text-danger-text">
              {draft.from > draft.to ? 'The last day is before the first.' : `At most ${ANALYTICS_DAYS.max} days at once.`}
            </p>
          )}
        </div>
      )}
    </div>
  )
}

/** No group has this name: ids, names and `none` have no spaces at their ends. */
const ALL = ' '

type FilterProps = {
  dimension: Dimension
  value: string | undefined
  choices: AnalyticsResponse | undefined
  onChange: (value: string | null) => void
}

function Filter({ dimension, value, choices, onChange }: FilterProps) {
  const rows = choices?.[`by_${dimension}`].rows ?? []
  const options = rows.map((row) => ({ value: row.id ?? 'none', label: groupText(dimension, row) }))
  const known = value === undefined || options.some((option) => option.value === value)
  return (
    <Select
      aria-label={WORDS[dimension].one}
      className="w-fit max-w-56 touch:w-full touch:max-w-none"
      options={[
        { value: ALL, label: WORDS[dimension].all },
        ...options,
        ...(known ? [] : [{ value, label: 'Something that was not met' }]),
      ]}
      value={value ?? ALL}
      onChange={(next) => onChange(next === ALL ? null : next)}
    />
  )
}

type ControlsProps = {
  wanted: Wanted
  shown: AnalyticsResponse | undefined
  choices: AnalyticsResponse | undefined
  onWant: (next: Wanted) => void
}

/** What to look at. */
export function Controls({ wanted, shown, choices, onWant }: ControlsProps) {
  const { range, filters } = wanted
  const filterBy = (dimension: Dimension, value: string | null) => {
    const { [dimension]: _, ...others } = filters
    onWant({ range, filters: value === null ? others : { ...others, [dimension]: value } })
  }
  return (
    <div className="grid gap-2">
      <RangePicker range={range} shown={shown ?? null} onChange={(next) => onWant({ range: next, filters })} />
      <fieldset className="flex flex-wrap items-center gap-2 touch:grid touch:grid-cols-2">
        <legend className="sr-only">Filters</legend>
        {DIMENSIONS.map((dimension) => (
          <Filter
            key={dimension}
            dimension={dimension}
            value={filters[dimension]}
            choices={choices}
            onChange={(value) => filterBy(dimension, value)}
          />
        ))}
        {Object.keys(filters).length > 0 && (
          <Button variant="ghost" onClick={() => onWant({ range, filters: {} })}>
            <X aria-hidden="true" />
            Clear filters
          </Button>
        )}
      </fieldset>
    </div>
  )
}
