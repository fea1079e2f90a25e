'use client'

import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react'
import { FormProblem } from '#app/people/form-problem.tsx'
import { refusalOf, type Refusal } from '#app/people/problem-fields.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { Input } from '#app/ui/input.tsx'

type NameDialogProps = {
  open: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  /** What it is called now. */
  name?: string
  confirmLabel: string
  /** In characters, where the server takes fewer than of other names. */
  maxLength?: number
  /** Does it; what it throws is said in the dialog, which stays. */
  onConfirm: (name: string) => Promise<unknown>
}

const NONE: Refusal = { fields: {}, message: null }

/** Makes or renames something that has no more than a name. */
export function NameDialog({ open, onClose, title, description, ...form }: NameDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onClose} title={title} description={description}>
      <NameForm {...form} onClose={onClose} />
    </Dialog>
  )
}

function NameForm({ name = '', confirmLabel, maxLength, onConfirm, onClose }: Omit<NameDialogProps, 'open' | 'title' | 'description'>) {
  const [refusal, setRefusal] = useState(NONE)
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  // The name is what the dialog is for; its other control closes it.
  useEffect(() => input.current?.select(), [])
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wanted = String(new FormData(event.currentTarget).get('name')).trim()
    if (busy) return
    if (!wanted) return setRefusal({ fields: { name: 'Enter a name.' }, message: null })
    setBusy(true)
    try {
      await onConfirm(wanted)
      onClose()
    } catch (error) {
      const { fields, message } = refusalOf(problemOf(error), ['name', 'new_name'])
      setRefusal({ fields: { name: fields.name ?? fields.new_name }, message })
      setBusy(false)
    }
  }
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <FormProblem message={refusal.message} />
      <Field label="Name" error={refusal.fields.name}>
        {(control) => <Input {...control} ref={input} name="name" autoComplete="off" maxLength={maxLength} defaultValue={name} />}
      </Field>
      <FormActions>
        <Button type="submit" variant="primary" loading={busy}>
          {confirmLabel}
        </Button>
      </FormActions>
    </form>
  )
}
