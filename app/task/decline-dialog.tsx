'use client'

import { useState, type SubmitEvent } from 'react'
import { MAX_REASON_LENGTH } from '#contract/limits.ts'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Field } from '#app/ui/field.tsx'
import { focusFirst } from '#app/ui/focus-first.ts'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Textarea } from '#app/ui/textarea.tsx'

type DeclineDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  pending: boolean
  onDecline: (reason: string) => void
}

/** Says that they do not take it. Not a "no" to the question, which is why it says what will happen. */
export function DeclineDialog({ open, onOpenChange, ...rest }: DeclineDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Decline this task"
      description="This does not answer it. It leaves your inbox and goes to whoever else is asked, or to the operators."
    >
      <DeclineForm {...rest} />
    </Dialog>
  )
}

function DeclineForm({ pending, onDecline }: Pick<DeclineDialogProps, 'pending' | 'onDecline'>) {
  const [error, setError] = useState<string | null>(null)

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason')).trim()
    setError(reason ? null : 'Say why, so that whoever looks after it knows what to do.')
    if (reason) onDecline(reason)
  }
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <Field label="Why you do not take it" error={error} required>
        {/* The only thing to do here. */}
        {(control) => <Textarea {...control} ref={focusFirst} name="reason" maxLength={MAX_REASON_LENGTH} rows={3} />}
      </Field>
      <FormActions>
        <Button type="submit" variant="primary" loading={pending}>
          Decline
        </Button>
      </FormActions>
    </form>
  )
}
