'use client'

import { useState, type SubmitEvent } from 'react'
import { toLocal } from '#app/fields/local-time.ts'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Input } from '#app/ui/input.tsx'
import { absoluteText } from '#app/ui/time-text.ts'
import { extensionTo } from './extension.ts'

type ExtendDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Milliseconds since 1970. */
  deadline: number
  pending: boolean
  onExtend: (seconds: number) => void
}

/** A deadline of choice, on the clock of whoever chooses. */
export function ExtendDialog({ open, onOpenChange, deadline, ...rest }: ExtendDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Extend until" description={`The deadline is ${absoluteText(deadline)}.`}>
      <ExtendForm deadline={deadline} {...rest} />
    </Dialog>
  )
}

function ExtendForm({ deadline, pending, onExtend }: Pick<ExtendDialogProps, 'deadline' | 'pending' | 'onExtend'>) {
  const [error, setError] = useState<string | null>(null)

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const chosen = new Date(String(new FormData(event.currentTarget).get('until'))).getTime()
    const { seconds, why } = extensionTo(chosen, { deadline, now: Date.now() })
    setError(why)
    if (seconds) onExtend(seconds)
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <Field label="New deadline" hint={`In your time zone, ${Intl.DateTimeFormat().resolvedOptions().timeZone}.`} error={error}>
        {(control) => (
          <Input
            {...control}
            name="until"
            type="datetime-local"
            defaultValue={toLocal(new Date(deadline).toISOString())}
            className="sm:max-w-60"
          />
        )}
      </Field>
      <FormActions>
        <Button type="submit" variant="primary" loading={pending}>
          Extend
        </Button>
      </FormActions>
    </form>
  )
}
