import { ListFilter } from 'lucide-react'
import { useState, type SubmitEvent } from 'react'
import { AUDIT_SUBJECTS } from '#contract/audit.ts'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'
import { Field } from '#app/ui/field.tsx'
import { humanise } from '#contract/humanise.ts'
import { Input } from '#app/ui/input.tsx'
import { Select } from '#app/ui/select.tsx'
import { ACTOR_TYPES, type AuditAddress, FILTERS } from './audit-filter.ts'
import { ACTORS, SUBJECTS } from './record-words.ts'

type Words = { actions: string[]; channels: string[] }
type Patch = Record<string, string | null>

type AuditFiltersProps = {
  address: AuditAddress
  /** What there is to choose from; undefined until known. */
  words: Words | undefined
  onChange: (patch: Patch) => void
}

const ANY = { value: '', label: 'Any' }
const option = (value: string, label: string) => ({ value, label })

type Choice = { name: keyof AuditAddress; label: string; options: readonly { value: string; label: string }[] }

function choicesOf(words: Words | undefined, address: AuditAddress): Choice[] {
  // What the address asks for is shown, whether or not there is any of it.
  const known = (list: string[] | undefined, chosen: string | undefined) =>
    [...new Set([...(list ?? []), ...(chosen ? [chosen] : [])])].sort()
  const plain = (list: string[]) => [ANY, ...list.map((word) => option(word, humanise(word)))]
  return [
    { name: 'subject', label: 'About', options: [ANY, ...AUDIT_SUBJECTS.map((subject) => option(subject, SUBJECTS[subject].name))] },
    { name: 'action', label: 'Action', options: plain(known(words?.actions, address.action)) },
    { name: 'actor_type', label: 'Done by', options: [ANY, ...ACTOR_TYPES.map((type) => option(type, ACTORS[type]))] },
    { name: 'channel', label: 'Channel', options: plain(known(words?.channels, address.channel)) },
  ]
}

const TEXTS = [
  { name: 'id', label: 'Id or key', placeholder: 'Of a task, person, entry', type: 'text' },
  { name: 'actor', label: 'Who did it', placeholder: 'ann@example.com', type: 'text' },
  { name: 'assignee', label: 'Whose task', placeholder: 'ann@example.com', type: 'text' },
  { name: 'from', label: 'From', placeholder: undefined, type: 'date' },
  { name: 'to', label: 'Until', placeholder: undefined, type: 'date' },
] as const

/** Choices act at once; what is typed does when it is sent. */
function FilterForm({ address, words, onChange }: AuditFiltersProps) {
  const [draft, setDraft] = useState(address)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    onChange(Object.fromEntries(TEXTS.map(({ name }) => [name, draft[name]?.trim() ?? null])))
  }
  return (
    <form onSubmit={submit} className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5 lg:items-end">
      {TEXTS.slice(0, 1).map((text) => (
        <TextFilter key={text.name} text={text} draft={draft} onType={setDraft} className="max-sm:col-span-2" />
      ))}
      {choicesOf(words, address).map(({ name, label, options }) => (
        <Field key={name} label={label}>
          {(control) => (
            <Select {...control} options={options} value={address[name] ?? ''} onChange={(value) => onChange({ [name]: value })} />
          )}
        </Field>
      ))}
      {TEXTS.slice(1).map((text) => (
        <TextFilter key={text.name} text={text} draft={draft} onType={setDraft} />
      ))}
      <div className="flex items-end gap-2 max-sm:col-span-2">
        <Button type="submit">Filter</Button>
        {Object.keys(address).length > 0 && (
          <Button variant="ghost" onClick={() => onChange(Object.fromEntries(FILTERS.map((name) => [name, null])))}>
            Clear
          </Button>
        )}
      </div>
    </form>
  )
}

type TextFilterProps = {
  text: (typeof TEXTS)[number]
  draft: AuditAddress
  onType: (draft: AuditAddress) => void
  className?: string
}

function TextFilter({ text: { name, label, placeholder, type }, draft, onType, className }: TextFilterProps) {
  return (
    <Field label={label} className={cn('min-w-0', className)}>
      {(control) => (
        <Input
          {...control}
          type={type}
          value={draft[name] ?? ''}
          placeholder={placeholder}
          autoComplete="off"
          onChange={(event) => onType({ ...draft, [name]: event.target.value })}
        />
      )}
    </Field>
  )
}

export function AuditFilters(props: AuditFiltersProps) {
  const [open, setOpen] = useState(false)
  const active = Object.keys(props.address).length
  return (
    <search className="grid gap-3">
      <Button className="justify-self-start sm:hidden" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ListFilter aria-hidden="true" />
        {active > 0 ? `Filters (${active})` : 'Filters'}
      </Button>
      <div className={cn(!open && 'max-sm:hidden')}>
        {/* Drawn anew when the address changes by other means, such as going back. */}
        <FilterForm key={TEXTS.map(({ name }) => props.address[name]).join('\n')} {...props} />
      </div>
    </search>
  )
}
