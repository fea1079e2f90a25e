'use client'

import { ListFilter } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { TASK_STATUSES } from '#contract/statuses.ts'
import { DUE, type FilterOptions } from '#contract/inbox.ts'
import { useShortcuts } from '#app/shell/use-shortcuts.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Input } from '#app/ui/input.tsx'
import { Picker, PickerItem } from '#app/ui/picker.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '#app/ui/popover.tsx'
import { filterLabel, filterText, type Filters, MENU_KEYS, type MenuKey } from './filters.ts'

type Choice = { value: string; aside?: string }

/** What there is to choose from; null for a day, which is typed. */
function choicesOf(key: MenuKey, options: FilterOptions | undefined): Choice[] | null {
  const plain = (values: readonly string[] = []) => values.map((value) => ({ value }))
  switch (key) {
    case 'status':
      return plain(TASK_STATUSES)
    case 'due':
      return plain(DUE)
    case 'pool':
      return plain(options?.pools)
    case 'role':
      return plain(options?.roles)
    case 'channel':
      return plain(options?.channels)
    case 'person':
      return plain(options?.people.map(({ id }) => id))
    case 'kind':
      return options?.kinds.map(({ kind, count }) => ({ value: kind, aside: `${count}×` })) ?? []
    case 'from':
    case 'to':
      return null
  }
}

type StepProps = {
  filters: Filters
  options: FilterOptions | undefined
  onChoose: (key: MenuKey, value: string) => void
}

function Kinds({ filters, options, onStep }: Omit<StepProps, 'onChoose'> & { onStep: (key: MenuKey) => void }) {
  const [search, setSearch] = useState('')
  // What there is nothing to choose from is no filter; any question can be typed.
  const offered = MENU_KEYS.filter((key) => key === 'kind' || choicesOf(key, options)?.length !== 0)
  return (
    <Picker label="Filter by" placeholder="Filter by…" search={search} onSearchChange={setSearch}>
      {offered.map((key) => {
        const value = filters[key]
        return (
          <PickerItem
            key={key}
            value={filterLabel(key)}
            aside={value && filterText(key, value, options)}
            leads
            onSelect={() => onStep(key)}
          >
            {filterLabel(key)}
          </PickerItem>
        )
      })}
    </Picker>
  )
}

function Values({ step, filters, options, onChoose }: StepProps & { step: MenuKey }) {
  const [search, setSearch] = useState('')
  const choices = choicesOf(step, options)
  const typed = search.trim()
  if (choices === null) return <Day step={step} filters={filters} onChoose={onChoose} />
  return (
    <Picker label={filterLabel(step)} placeholder={`${filterLabel(step)}…`} search={search} onSearchChange={setSearch}>
      {choices.map(({ value, aside }) => (
        <PickerItem
          key={value}
          value={value}
          words={[filterText(step, value, options)]}
          aside={aside}
          chosen={filters[step] === value}
          onSelect={() => onChoose(step, value)}
        >
          {filterText(step, value, options)}
        </PickerItem>
      ))}
      {step === 'kind' && typed && !choices.some(({ value }) => value === typed) && (
        // Found after what is on offer: whoever types the beginning of a question and presses Enter means that one.
        <PickerItem value={`questions like ${typed}`} onSelect={() => onChoose(step, typed)}>
          Questions like “{typed}”
        </PickerItem>
      )}
    </Picker>
  )
}

function Day({ step, filters, onChoose }: Omit<StepProps, 'options'> & { step: MenuKey }) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <form
      className="grid gap-3 p-3"
      onSubmit={(event) => {
        event.preventDefault()
        const day = String(new FormData(event.currentTarget).get('day'))
        if (day) onChoose(step, day)
      }}
    >
      <Field label={filterLabel(step)}>
        {(control) => <Input {...control} name="day" type="date" ref={input} defaultValue={filters[step]} />}
      </Field>
      <Button type="submit" variant="primary">
        Filter
      </Button>
    </form>
  )
}

type FilterMenuProps = {
  filters: Filters
  options: FilterOptions | undefined
  onChange: (key: MenuKey, value: string) => void
}

/** First by what, then by which; all of it by keyboard, from `f` on. */
export function FilterMenu({ filters, options, onChange }: FilterMenuProps) {
  const [open, setOpen] = useState(false)
  const [step, setStep] = useState<MenuKey | null>(null)
  const show = (shown: boolean) => {
    setOpen(shown)
    setStep(null)
  }
  const choose = (key: MenuKey, value: string) => {
    show(false)
    onChange(key, value)
  }
  useShortcuts({ f: () => show(true) })
  const props = { filters, options }
  return (
    <Popover open={open} onOpenChange={show}>
      <PopoverTrigger asChild>
        <Button size="icon" aria-label="Filter" title="Filter (f)">
          <ListFilter aria-hidden="true" />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Filter">
        {step ? <Values key={step} step={step} {...props} onChoose={choose} /> : <Kinds {...props} onStep={setStep} />}
      </PopoverContent>
    </Popover>
  )
}
