'use client'

import { Plus } from 'lucide-react'
import { useState } from 'react'
import { TagList } from '#app/ui/tag-list.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ChoiceButtons } from '#app/ui/choice-buttons.tsx'
import { Field } from '#app/ui/field.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { Input } from '#app/ui/input.tsx'
import { dayText } from '#app/ui/time-text.ts'
import { OpeningRow } from './opening-row.tsx'
import { newOpening, type Opening, type PoolDraft } from './pool-draft.ts'

type CalendarFieldsProps = {
  draft: PoolDraft
  errors: Partial<Record<string, string>>
  onChange: (patch: Partial<PoolDraft>) => void
}

/** Those of the browser, and the one that it leaves out. */
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')]

/** When the pool works: only these hours count until a reminder or an escalation. */
export function CalendarFields({ draft, errors, onChange }: CalendarFieldsProps) {
  const { hours, holidays } = draft
  const change = (key: string, patch: Partial<Opening>) =>
    onChange({ hours: (hours ?? []).map((each) => (each.key === key ? { ...each, ...patch } : each)) })
  return (
    <Card title="Calendar">
      <div className="grid gap-4">
        <p className="text-sm text-ink-muted">Reminders and escalations count these hours only. Deadlines of tasks do not stop at night.</p>
        <ChoiceButtons
          aria-label="When it works"
          options={[
            { value: 'always', label: 'Always' },
            { value: 'hours', label: 'In its hours' },
          ]}
          value={hours ? 'hours' : 'always'}
          onChange={(value) => onChange({ hours: value === 'hours' ? [newOpening()] : null })}
        />
        {hours && (
          <div className="grid gap-2">
            {hours.map((each, index) => (
              <OpeningRow
                key={each.key}
                opening={each}
                place={index + 1}
                onChange={(patch) => change(each.key, patch)}
                onRemove={hours.length > 1 ? () => onChange({ hours: hours.filter(({ key }) => key !== each.key) }) : null}
              />
            ))}
            <FieldError id="hours-error" message={errors.hours} />
            <Button size="sm" className="w-fit" onClick={() => onChange({ hours: [...hours, newOpening()] })}>
              <Plus aria-hidden="true" />
              More hours
            </Button>
          </div>
        )}
        <Field label="Time zone" hint="Like Europe/Vienna." error={errors.time_zone}>
          {(control) => (
            <>
              <Input
                {...control}
                list="time-zones"
                autoComplete="off"
                spellCheck={false}
                className="sm:max-w-72"
                value={draft.time_zone}
                onChange={(event) => onChange({ time_zone: event.target.value })}
              />
              <datalist id="time-zones">
                {ZONES.map((zone) => (
                  <option key={zone} value={zone}>
                    {zone}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
        {hours && <Holidays holidays={holidays} error={errors.holidays} onChange={(days) => onChange({ holidays: days })} />}
      </div>
    </Card>
  )
}

/** "Dec 25, 2026" of "2026-12-25", whatever the reader's time zone. */
function holidayText(day: string): string {
  return dayText(new Date(`${day}T00:00`).getTime())
}

type HolidaysProps = { holidays: string[]; error: string | undefined; onChange: (holidays: string[]) => void }

function Holidays({ holidays, error, onChange }: HolidaysProps) {
  const [day, setDay] = useState('')
  const add = () => {
    if (!day) return
    if (!holidays.includes(day)) onChange([...holidays, day].sort())
    setDay('')
  }
  return (
    <div className="grid gap-2">
      <Field label="Holidays" hint="Days without hours." error={error}>
        {(control) => (
          <span className="flex gap-2">
            <Input
              {...control}
              type="date"
              className="sm:max-w-44"
              value={day}
              onChange={(event) => setDay(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                add()
              }}
            />
            <Button onClick={add}>Add the day</Button>
          </span>
        )}
      </Field>
      <TagList
        names={holidays}
        label="Holidays"
        shown={holidayText}
        onRemove={(gone) => onChange(holidays.filter((each) => each !== gone))}
      />
    </div>
  )
}
