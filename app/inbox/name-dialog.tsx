'use client'

import { useEffect, useRef, type SubmitEvent } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Field } from '#app/ui/field.tsx'
import { Input } from '#app/ui/input.tsx'

/** Characters: what the menu shows in one line, and what the server takes. */
const MAX_NAME = 80

type NameDialogProps = {
  open: boolean
  title: string
  description?: string
  /** What the button says. */
  deed: string
  initial?: string | undefined
  pending: boolean
  error: string | null
  onName: (name: string) => void
  onClose: () => void
}

/** Asks what something is to be called. Stays open until it is called so. */
export function NameDialog({ open, title, description, onClose, ...form }: NameDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onClose} title={title} description={description}>
      <NameForm {...form} />
    </Dialog>
  )
}

function NameForm({ deed, initial, pending, error, onName }: Pick<NameDialogProps, 'deed' | 'initial' | 'pending' | 'error' | 'onName'>) {
  const input = useRef<HTMLInputElement>(null)
  // The name is what the dialog is for; its other control closes it.
  useEffect(() => input.current?.select(), [])
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name')).trim()
    if (name) onName(name)
  }
  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <Field label="Name" error={error}>
        {(control) => <Input {...control} ref={input} name="name" autoComplete="off" maxLength={MAX_NAME} defaultValue={initial} />}
      </Field>
      <div className="flex flex-col sm:flex-row sm:justify-end">
        <Button type="submit" variant="primary" loading={pending}>
          {deed}
        </Button>
      </div>
    </form>
  )
}
