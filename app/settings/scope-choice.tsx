import { useId } from 'react'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { humanise } from '#contract/humanise.ts'
import { groupsOf } from './key-state.ts'

type Scope = { scope: string; allows: string[] }

type ScopeChoiceProps = {
  /** As the server knows them. */
  known: readonly Scope[]
  chosen: readonly string[]
  onChange: (scopes: string[]) => void
  error: string | null
}

const sentence = (allows: readonly string[]) => {
  const text = allows.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export function ScopeChoice({ known, chosen, onChange, error }: ScopeChoiceProps) {
  const id = useId()
  const toggle = (scope: string, on: boolean) => onChange(on ? [...chosen, scope] : chosen.filter((other) => other !== scope))
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} className="grid gap-3">
      <legend className="mb-1.5 font-medium">What it may do</legend>
      {groupsOf(known).map(({ noun, scopes }) => (
        <div key={noun} role="group" aria-label={humanise(noun)} className="grid gap-2">
          {scopes.map(({ scope, allows }) => (
            <div key={scope} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
              <Checkbox
                id={`${id}-${scope}`}
                aria-describedby={`${id}-${scope}-allows`}
                checked={chosen.includes(scope)}
                onCheckedChange={(on) => toggle(scope, on === true)}
                className="mt-0.5"
              />
              <div>
                <label htmlFor={`${id}-${scope}`} className="block font-mono text-sm leading-5">
                  {scope}
                </label>
                <p id={`${id}-${scope}-allows`} className="text-sm text-ink-muted">
                  {sentence(allows)}
                </p>
              </div>
            </div>
          ))}
        </div>
      ))}
      <FieldError id={`${id}-error`} message={error} />
    </fieldset>
  )
}
