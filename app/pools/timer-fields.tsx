'use client'

import type { Directory } from '#contract/people-views.ts'
import type { PoolResponse } from '#contract/pools.ts'
import { peopleOptions } from '#app/people/options.ts'
import { Card } from '#app/ui/card.tsx'
import { Field } from '#app/ui/field.tsx'
import { Input } from '#app/ui/input.tsx'
import { Select } from '#app/ui/select.tsx'
import { DURATION_UNITS, type Duration, type Unit } from './duration.ts'
import type { PoolDraft, Target } from './pool-draft.ts'

type TimerFieldsProps = {
  draft: PoolDraft
  errors: Partial<Record<string, string>>
  onChange: (patch: Partial<PoolDraft>) => void
  directory: Directory
  poolName: string
  /** An escalation that was set over the API and is more than one choice. */
  kept: PoolResponse['escalate_to']
}

type DurationFieldProps = { label: string; hint: string; error: string | undefined; value: Duration; onChange: (value: Duration) => void }

function DurationField({ label, hint, error, value, onChange }: DurationFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} className="content-start">
      {(control) => (
        <span className="flex gap-2">
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            placeholder="Never"
            className="w-24"
            value={value.amount}
            onChange={(event) => onChange({ ...value, amount: event.target.value })}
          />
          <Select
            aria-label={`${label}, unit`}
            options={DURATION_UNITS}
            value={value.unit}
            onChange={(unit) => onChange({ ...value, unit: unit as Unit })}
            className="w-32"
          />
        </span>
      )}
    </Field>
  )
}

const KINDS = [
  { value: 'nobody', label: 'Nobody' },
  { value: 'user_id', label: 'A person' },
  { value: 'pool', label: 'A pool' },
  { value: 'role', label: 'A role' },
  { value: 'access_level', label: 'An access level' },
  { value: 'kept', label: 'As set over the API' },
] as const

function choicesFor(kind: Target['kind'], directory: Directory, poolName: string) {
  const named = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }))
  if (kind === 'user_id') return peopleOptions(directory.people)
  if (kind === 'pool') return named(directory.pools.filter((name) => name !== poolName))
  return named(kind === 'role' ? directory.roles : kind === 'access_level' ? directory.levels : [])
}

export function TimerFields({ draft, errors, onChange, directory, poolName, kept }: TimerFieldsProps) {
  const { kind, name } = draft.escalate_to
  return (
    <Card title="When nobody looks">
      <div className="grid gap-5">
        <DurationField
          label="A claim ends after"
          hint="Then the task goes back to the pool. Counted by the clock, at night too."
          error={errors.claim_expires_after}
          value={draft.claim_expires_after}
          onChange={(claim_expires_after) => onChange({ claim_expires_after })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <DurationField
            label="First reminder after"
            hint="To whoever is asked."
            error={errors.remind_after}
            value={draft.remind_after}
            onChange={(remind_after) => onChange({ remind_after })}
          />
          <DurationField
            label="Then again every"
            hint="Empty: one is enough."
            error={errors.remind_every}
            value={draft.remind_every}
            onChange={(remind_every) => onChange({ remind_every })}
          />
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <DurationField
            label="Escalates after"
            hint="The pool stays asked as well."
            error={errors.escalate_after}
            value={draft.escalate_after}
            onChange={(escalate_after) => onChange({ escalate_after })}
          />
          <Field label="To whom" hint={kind === 'kept' ? `Now: ${JSON.stringify(kept)}` : 'Who is asked then.'} error={errors.escalate_to}>
            {(control) => (
              <span className="grid gap-2">
                <Select
                  {...control}
                  options={KINDS.filter((each) => each.value !== 'kept' || kept)}
                  value={kind}
                  onChange={(value) =>
                    onChange({ escalate_to: { kind: KINDS.find((each) => each.value === value)?.value ?? 'nobody', name: '' } })
                  }
                />
                {kind !== 'nobody' && kind !== 'kept' && (
                  <Select
                    aria-label="Who exactly"
                    options={choicesFor(kind, directory, poolName)}
                    value={name}
                    onChange={(value) => onChange({ escalate_to: { kind, name: value } })}
                  />
                )}
              </span>
            )}
          </Field>
        </div>
      </div>
    </Card>
  )
}
