import { useState, type SubmitEvent } from 'react'
import type { DeliveryResponse } from '#contract/deliveries.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Input } from '#app/ui/input.tsx'
import { Select } from '#app/ui/select.tsx'

const STATUSES = [
  { value: '', label: 'Any' },
  { value: 'abandoned', label: 'Given up' },
  { value: 'pending', label: 'On its way or failing' },
  { value: 'succeeded', label: 'Delivered' },
] as const

/** What an address may say; anything else filters nothing. */
export function readDeliveryStatus(word: string | undefined): DeliveryResponse['status'] | undefined {
  return STATUSES.map(({ value }) => value)
    .filter((value) => value !== '')
    .find((value) => value === word)
}

type DeliveryFiltersProps = {
  status: string | undefined
  host: string | undefined
  task: string | undefined
  onChange: (patch: Record<string, string | null>) => void
}

export function DeliveryFilters({ status, host = '', task = '', onChange }: DeliveryFiltersProps) {
  // Drawn anew when the address changes by other means, such as a click on a host.
  return <FilterForm key={`${host} ${task}`} status={status} host={host} task={task} onChange={onChange} />
}

function FilterForm({ status, host = '', task = '', onChange }: DeliveryFiltersProps) {
  const [draft, setDraft] = useState({ host, task })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    onChange({ host: draft.host.trim().toLowerCase(), task: draft.task.trim() })
  }
  const filtered = Boolean(status || host || task)
  return (
    <search>
      <form onSubmit={submit} className="grid grid-cols-2 gap-3 sm:grid-cols-[12rem_minmax(0,1fr)_minmax(0,1fr)_auto] sm:items-end">
        <Field label="Status" className="max-sm:col-span-2">
          {(control) => (
            <Select
              {...control}
              options={STATUSES}
              value={readDeliveryStatus(status) ?? ''}
              onChange={(value) => onChange({ status: value })}
            />
          )}
        </Field>
        <Field label="Receiver">
          {(control) => (
            <Input
              {...control}
              value={draft.host}
              placeholder="hooks.example.com"
              onChange={(event) => setDraft({ ...draft, host: event.target.value })}
            />
          )}
        </Field>
        <Field label="Task">
          {(control) => (
            <Input
              {...control}
              value={draft.task}
              placeholder="Its id"
              onChange={(event) => setDraft({ ...draft, task: event.target.value })}
            />
          )}
        </Field>
        <div className="flex gap-2 max-sm:col-span-2">
          <Button type="submit">Filter</Button>
          {filtered && (
            <Button variant="ghost" onClick={() => onChange({ status: null, host: null, task: null })}>
              Clear
            </Button>
          )}
        </div>
      </form>
    </search>
  )
}
