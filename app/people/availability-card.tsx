'use client'

import { useState, type SubmitEvent } from 'react'
import { toast } from 'sonner'
import type { Directory } from '#contract/people-views.ts'
import type { UserResponse } from '#contract/people.ts'
import { fromLocal, toLocal } from '#app/fields/local-time.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Input } from '#app/ui/input.tsx'
import { Select } from '#app/ui/select.tsx'
import { FormProblem } from './form-problem.tsx'
import { HandOverHeld } from './hand-over-held.tsx'
import { peopleOptions } from './options.ts'
import { refusalOf, type Refusal } from './problem-fields.ts'

type Wanted = { away_from: string | null; away_until: string | null; substitute_id: string | null }

type AvailabilityCardProps = {
  person: UserResponse
  /** Who could stand in. */
  colleagues: Directory['people']
  save: (wanted: Wanted) => Promise<unknown>
  /** Whoever looks at their own. */
  own?: boolean
}

const NAMES = ['away_from', 'away_until', 'substitute_id']
const NONE: Refusal = { fields: {}, message: null }

const localOf = (value: string | null) => (value ? (toLocal(value) ?? '') : '')

/** Until when somebody is away and who stands in, on the clock of whoever fills it in. */
export function AvailabilityCard({ person, colleagues, save, own = false }: AvailabilityCardProps) {
  const [from, setFrom] = useState(localOf(person.away_from))
  const [until, setUntil] = useState(localOf(person.away_until))
  const [substitute, setSubstitute] = useState(person.substitute_id ?? '')
  const [refusal, setRefusal] = useState(NONE)
  const [busy, setBusy] = useState(false)
  const standIn = colleagues.find(({ id }) => id === person.substitute_id)
  const send = async (wanted: Wanted) => {
    if (busy) return
    setBusy(true)
    setRefusal(NONE)
    try {
      await save(wanted)
      toast.success(wanted.away_until ? 'Saved' : 'Nobody is away')
    } catch (error) {
      setRefusal(refusalOf(problemOf(error), NAMES))
    }
    setBusy(false)
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    void send({
      away_from: from ? fromLocal(from) : null,
      away_until: until ? fromLocal(until) : null,
      substitute_id: substitute || null,
    })
  }
  return (
    <Card title="Availability">
      <form noValidate className="grid gap-4" onSubmit={submit}>
        <p className="text-sm text-ink-muted">
          While {own ? 'you' : 'they'} are away, new tasks go to whoever stands in, or to others who may be asked. Times are in your time
          zone.
        </p>
        <FormProblem message={refusal.message} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Away from" hint="Empty: at once." error={refusal.fields.away_from}>
            {(control) => <Input {...control} type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />}
          </Field>
          <Field label="Back on" hint="Empty: not away." error={refusal.fields.away_until}>
            {(control) => <Input {...control} type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />}
          </Field>
        </div>
        <Field label="Who stands in" error={refusal.fields.substitute_id}>
          {(control) => (
            <Select
              {...control}
              options={[{ value: '', label: 'Nobody in particular' }, ...peopleOptions(colleagues)]}
              value={substitute}
              onChange={setSubstitute}
            />
          )}
        </Field>
        <FormActions>
          {standIn && <HandOverHeld userId={person.id} to={standIn.name} own={own} />}
          {person.away_until && (
            <Button onClick={() => void send({ away_from: null, away_until: null, substitute_id: person.substitute_id })}>
              {own ? 'I am back' : 'They are back'}
            </Button>
          )}
          <Button type="submit" variant="primary" loading={busy}>
            Save availability
          </Button>
        </FormActions>
      </form>
    </Card>
  )
}
