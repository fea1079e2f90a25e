'use client'

import type { Directory } from '#contract/people-views.ts'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { Field } from '#app/ui/field.tsx'
import { Input } from '#app/ui/input.tsx'
import { Label } from '#app/ui/label.tsx'
import { Select } from '#app/ui/select.tsx'
import { TagInput } from '#app/ui/tag-input.tsx'
import { Tooltip } from '#app/ui/tooltip.tsx'
import { nameOptions } from './options.ts'
import type { PersonDraft } from './person-draft.ts'

type PersonFieldsProps = {
  draft: PersonDraft
  onChange: (draft: PersonDraft) => void
  errors: Partial<Record<string, string>>
  directory: Directory | undefined
  /** Why they stay an operator. */
  keepsOperator?: string | null
}

export function PersonFields({ draft, onChange, errors, directory, keepsOperator = null }: PersonFieldsProps) {
  const set = (patch: Partial<PersonDraft>) => onChange({ ...draft, ...patch })
  return (
    <>
      <Field label="Name" optional error={errors.display_name}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={draft.display_name}
            onChange={(event) => set({ display_name: event.target.value })}
          />
        )}
      </Field>
      <Field label="Email" error={errors.email}>
        {(control) => (
          <Input
            {...control}
            type="email"
            autoComplete="off"
            spellCheck={false}
            value={draft.email}
            onChange={(event) => set({ email: event.target.value })}
          />
        )}
      </Field>
      <Field label="Pools" hint="Teams that answer the same kind of task." optional error={errors.pools}>
        {(control) => (
          <TagInput {...control} value={draft.pools} suggestions={directory?.pools ?? []} onChange={(pools) => set({ pools })} />
        )}
      </Field>
      <Field label="Roles" hint="What they are, across pools: finance, legal, lead." optional error={errors.roles}>
        {(control) => (
          <TagInput {...control} value={draft.roles} suggestions={directory?.roles ?? []} onChange={(roles) => set({ roles })} />
        )}
      </Field>
      <Field label="Access level" hint="Tasks may ask for one level, or for at least one." error={errors.access_level}>
        {(control) => (
          <Select
            {...control}
            options={nameOptions('None', directory?.levels, draft.access_level)}
            value={draft.access_level}
            onChange={(access_level) => set({ access_level })}
          />
        )}
      </Field>
      <OperatorSwitch checked={draft.is_operator} keeps={keepsOperator} onChange={(is_operator) => set({ is_operator })} />
    </>
  )
}

type OperatorSwitchProps = { checked: boolean; keeps: string | null; onChange: (checked: boolean) => void }

function OperatorSwitch({ checked, keeps, onChange }: OperatorSwitchProps) {
  const box = (
    <Checkbox
      id="operator"
      aria-describedby="operator-hint"
      checked={checked}
      aria-disabled={keeps ? true : undefined}
      className="mt-[3px] aria-disabled:cursor-not-allowed aria-disabled:opacity-55"
      onCheckedChange={(now) => {
        // Told why instead of switched off: a disabled box cannot be reached, and nor can its reason.
        if (!keeps) onChange(now === true)
      }}
    />
  )
  return (
    <div className="flex items-start gap-2.5">
      {keeps ? <Tooltip content={keeps}>{box}</Tooltip> : box}
      <span className="grid">
        <Label htmlFor="operator">Operator</Label>
        <span id="operator-hint" className="text-sm text-ink-muted">
          {keeps ?? 'Sees every task, and runs people, pools and keys.'}
        </span>
      </span>
    </div>
  )
}
