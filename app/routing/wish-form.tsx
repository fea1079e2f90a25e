'use client'

import { useState } from 'react'
import type { RoutingNames } from '#contract/routing.ts'
import { STRATEGIES } from '#contract/strategies.ts'
import { STRATEGY_WORDS } from '#app/pools/strategy-words.ts'
import { ChoiceButtons } from '#app/ui/choice-buttons.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { CodeBlock } from '#app/ui/code-block.tsx'
import { Field } from '#app/ui/field.tsx'
import { Label } from '#app/ui/label.tsx'
import { Select } from '#app/ui/select.tsx'
import { Textarea } from '#app/ui/textarea.tsx'
import { NameInput } from './name-input.tsx'
import type { useWish } from './use-wish.ts'
import { NO_WISH } from './wish.ts'

type FormProps = { form: ReturnType<typeof useWish>; names: RoutingNames | undefined }

/** No strategy is a choice too; no strategy is called this. */
const OWN = 'own'

const STRATEGY_OPTIONS = [
  { value: OWN, label: 'As the pool has it', hint: 'Else whoever has waited longest.' },
  ...STRATEGIES.map((value) => ({ value, ...STRATEGY_WORDS[value] })),
]

function Fields({ form: { wish, change }, names }: FormProps) {
  const { people, pool, role, accessLevel, orHigher, strategy, excluded } = wish ?? NO_WISH
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-1">
      <NameInput
        label="People"
        hint="Emails or user ids, with commas between."
        names={names?.emails}
        value={people}
        onType={(text) => change({ people: text })}
      />
      <NameInput label="Pool" names={names?.pools} value={pool} onType={(text) => change({ pool: text })} />
      <NameInput label="Role" names={names?.roles} value={role} onType={(text) => change({ role: text })} />
      <div className="grid gap-2">
        <NameInput
          label="Access level"
          names={orHigher ? names?.ranked_levels : names?.access_levels}
          value={accessLevel}
          onType={(text) => change({ accessLevel: text })}
        />
        <div className="flex items-center gap-2">
          <Checkbox id="or-higher" checked={orHigher} onCheckedChange={(checked) => change({ orHigher: checked === true })} />
          <Label htmlFor="or-higher" className="font-normal">
            or a higher one
          </Label>
        </div>
      </div>
      <Field label="Strategy">
        {(control) => (
          <Select
            {...control}
            options={STRATEGY_OPTIONS}
            value={strategy ?? OWN}
            onChange={(value) => change({ strategy: STRATEGIES.find((each) => each === value) ?? null })}
          />
        )}
      </Field>
      <NameInput
        label="Excluded"
        hint="Who may neither get nor answer it."
        names={names?.emails}
        value={excluded}
        onType={(text) => change({ excluded: text })}
      />
    </div>
  )
}

function Source({ form: { source, problem, write } }: FormProps) {
  return (
    <Field label="assign_to" hint="As an agent sends it." error={problem}>
      {(control) => (
        <Textarea
          {...control}
          rows={8}
          spellCheck={false}
          className="font-mono text-sm"
          placeholder={'{"pool": "refunds"}'}
          value={source}
          onChange={(event) => write(event.target.value)}
        />
      )}
    </Field>
  )
}

/** The same wish, typed in either of two ways. */
export function WishForm({ form, names }: FormProps) {
  const [asJson, setAsJson] = useState(form.wish === null)
  const json = asJson || form.wish === null
  return (
    <section aria-label="Who would be asked" className="grid min-w-0 gap-4">
      <ChoiceButtons
        aria-label="How to say it"
        options={[
          { value: 'form', label: 'Form' },
          { value: 'json', label: 'JSON' },
        ]}
        value={json ? 'json' : 'form'}
        onChange={(value) => setAsJson(value === 'json')}
      />
      {json ? <Source form={form} names={names} /> : <Fields form={form} names={names} />}
      {!json && form.assignTo && <CodeBlock title="assign_to" code={form.source} className="max-lg:hidden" />}
    </section>
  )
}
