'use client'

import { useState, type SubmitEvent } from 'react'
import { MAX_REASON_LENGTH } from '#contract/limits.ts'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Field } from '#app/ui/field.tsx'
import { focusFirst } from '#app/ui/focus-first.ts'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Textarea } from '#app/ui/textarea.tsx'
import { type Assignee, AssigneeIcon, AssigneePicker } from './assignee-picker.tsx'

type ReassignDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  taskId: string
  /** Whoever holds it hands it over; somebody else takes it from them. */
  isMine: boolean
  pending: boolean
  onReassign: (to: Assignee, reason: string) => void
}

/** Gives the task to somebody else: who, then why. */
export function ReassignDialog({ open, onOpenChange, isMine, ...rest }: ReassignDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={isMine ? 'Hand over' : 'Reassign'}
      description="Whoever you choose is asked instead of everybody who is asked now."
    >
      <ReassignForm verb={isMine ? 'Hand over' : 'Reassign'} {...rest} />
    </Dialog>
  )
}

type ReassignFormProps = Pick<ReassignDialogProps, 'taskId' | 'pending' | 'onReassign'> & { verb: string }

function ReassignForm({ verb, taskId, pending, onReassign }: ReassignFormProps) {
  const [to, setTo] = useState<Assignee | null>(null)
  if (!to) return <AssigneePicker taskId={taskId} onPick={setTo} />

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (to) onReassign(to, String(new FormData(event.currentTarget).get('reason')).trim())
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      <div className="flex min-h-11 items-center gap-2.5 rounded-md border border-line-strong bg-selected px-3 py-1.5">
        <AssigneeIcon kind={to.kind} name={to.name} />
        <span className="grid min-w-0">
          <span className="truncate">{to.name}</span>
          {to.note && <span className="truncate text-sm text-ink-muted">{to.note}</span>}
        </span>
        <Button type="button" size="sm" variant="ghost" className="ml-auto" onClick={() => setTo(null)}>
          Change
        </Button>
      </div>
      <Field label="Why" hint="Whoever gets it reads this." optional>
        {/* The next thing to do, after the choice that has brought it here. */}
        {(control) => <Textarea {...control} ref={focusFirst} name="reason" maxLength={MAX_REASON_LENGTH} rows={2} />}
      </Field>
      <FormActions>
        <Button type="submit" variant="primary" loading={pending}>
          {verb}
        </Button>
      </FormActions>
    </form>
  )
}
