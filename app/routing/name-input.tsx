'use client'

import { useId } from 'react'
import { Field } from '#app/ui/field.tsx'
import { Input } from '#app/ui/input.tsx'

type NameInputProps = {
  label: string
  hint?: string
  /** Offered while typing; others may be typed too, to see what becomes of them. */
  names: readonly string[] | undefined
  value: string
  onType: (text: string) => void
}

export function NameInput({ label, hint, names = [], value, onType }: NameInputProps) {
  const list = useId()
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <>
          <Input
            {...control}
            list={list}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={value}
            onChange={(event) => onType(event.target.value)}
          />
          <datalist id={list}>
            {names.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
