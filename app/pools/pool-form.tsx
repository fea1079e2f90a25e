'use client'

import type { Directory } from '#contract/people-views.ts'
import type { PoolResponse } from '#contract/pools.ts'
import type { Strategy } from '#contract/strategies.ts'
import { FormProblem } from '#app/people/form-problem.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { cn } from '#app/ui/cn.ts'
import { Field } from '#app/ui/field.tsx'
import { Input } from '#app/ui/input.tsx'
import { RadioCard, RadioGroup } from '#app/ui/radio-group.tsx'
import { CalendarFields } from './calendar-fields.tsx'
import { MemberPicker } from './member-picker.tsx'
import { STRATEGY_WORDS } from './strategy-words.ts'
import { TimerFields } from './timer-fields.tsx'
import { usePoolEdits } from './use-pool-edits.ts'

type PoolFormProps = { pool: PoolResponse; directory: Directory }

const STRATEGY_CHOICES = Object.entries(STRATEGY_WORDS) as [Strategy, (typeof STRATEGY_WORDS)[Strategy]][]

export function PoolForm({ pool, directory }: PoolFormProps) {
  const { draft, before, refusal, unchanged, pending, set, undo, submit } = usePoolEdits(pool, directory.people)
  const section = { draft, errors: refusal.fields, onChange: set }
  return (
    <form noValidate className="grid gap-6" onSubmit={submit}>
      <Card title="Who is asked">
        <div className="grid gap-4">
          <Field label="Name" hint="Agents ask it by this name; one that uses the old name finds nobody." error={refusal.fields.name}>
            {(control) => (
              <Input {...control} autoComplete="off" value={draft.name} onChange={(event) => set({ name: event.target.value })} />
            )}
          </Field>
          <RadioGroup
            aria-label="How one of them is chosen"
            className="sm:grid-cols-2"
            value={draft.strategy}
            onValueChange={(strategy) => set({ strategy: strategy as Strategy })}
          >
            {STRATEGY_CHOICES.map(([value, { label, hint }]) => (
              <RadioCard key={value} value={value} label={label} hint={hint} />
            ))}
          </RadioGroup>
        </div>
      </Card>
      <Card title="Members">
        <MemberPicker
          known={pool.members}
          members={draft.members}
          ordered={draft.strategy === 'named_order'}
          onChange={(members) => set({ members })}
        />
      </Card>
      <CalendarFields {...section} />
      <TimerFields
        {...section}
        directory={directory}
        poolName={pool.name}
        kept={before.escalate_to.kind === 'kept' ? pool.escalate_to : null}
      />
      <FormProblem message={refusal.message} />
      <div
        className={cn(
          'flex flex-col-reverse gap-2 sm:flex-row sm:items-center sm:justify-end',
          // What is to be saved or undone stays in sight however long the form is.
          !unchanged && 'sticky bottom-0 z-10 -mx-4 border-t border-line bg-canvas px-4 py-3 sm:mx-0 sm:px-0',
        )}
      >
        {Object.keys(refusal.fields).length > 0 && (
          <p role="alert" className="text-sm text-danger-text sm:mr-auto">
            Not saved: look at what is marked above.
          </p>
        )}
        {!unchanged && <Button onClick={undo}>Undo</Button>}
        <Button type="submit" variant="primary" loading={pending} unavailable={unchanged ? 'Nothing has been changed.' : null}>
          Save
        </Button>
      </div>
    </form>
  )
}
