'use client'

import Link from 'next/link'
import { useState, type SubmitEvent } from 'react'
import type { Directory } from '#contract/people-views.ts'
import type { InviteResponse } from '#contract/people.ts'
import { paths } from '#app/paths.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { FormProblem } from './form-problem.tsx'
import { InviteLink } from './invite-link.tsx'
import { nameOf } from './name-of.ts'
import { NOBODY, toSend } from './person-draft.ts'
import { PersonFields } from './person-fields.tsx'
import { refusalOf, type Refusal } from './problem-fields.ts'
import { usePeopleDeeds } from './use-people-deeds.ts'

type AddPersonDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; directory: Directory | undefined }
type Added = { id: string; name: string; invite: InviteResponse | null; problem: string | null }

const NAMES = ['display_name', 'email', 'pools', 'roles', 'access_level']

/** A person is added without a password, and gets a link to make their own. */
export function AddPersonDialog({ open, onOpenChange, directory }: AddPersonDialogProps) {
  const [added, setAdded] = useState<Added | null>(null)
  const change = (next: boolean) => {
    onOpenChange(next)
    if (!next) setAdded(null)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={added ? `${added.name} is added` : 'Add a person'}
      description={added ? undefined : 'They get a link by which they set their own password.'}
      className="sm:top-[8dvh] sm:max-w-lg"
    >
      {added ? <Done added={added} onClose={() => change(false)} /> : <AddForm directory={directory} onAdded={setAdded} />}
    </Dialog>
  )
}

function AddForm({ directory, onAdded }: { directory: Directory | undefined; onAdded: (added: Added) => void }) {
  const { create, invite } = usePeopleDeeds()
  const [draft, setDraft] = useState(NOBODY)
  const [refusal, setRefusal] = useState<Refusal>({ fields: {}, message: null })
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (create.isPending || invite.isPending) return
    try {
      const person = await create.mutateAsync(toSend(draft))
      // They are there from here on; a link that fails can be made on their page.
      const link = await invite.mutateAsync({ user_id: person.id }).then(
        (made) => ({ invite: made, problem: null }),
        (error: unknown) => ({ invite: null, problem: problemOf(error).message }),
      )
      onAdded({ id: person.id, name: nameOf(person), ...link })
    } catch (error) {
      setRefusal(refusalOf(problemOf(error), NAMES))
    }
  }
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <FormProblem message={refusal.message} />
      <PersonFields draft={draft} onChange={setDraft} errors={refusal.fields} directory={directory} />
      <FormActions>
        <Button type="submit" variant="primary" loading={create.isPending || invite.isPending}>
          Add and make the link
        </Button>
      </FormActions>
    </form>
  )
}

function Done({ added, onClose }: { added: Added; onClose: () => void }) {
  return (
    <div className="grid min-w-0 gap-4">
      {added.invite ? <InviteLink invite={added.invite} name={added.name} /> : <FormProblem message={added.problem} />}
      <div className="flex flex-col gap-2 sm:flex-row sm:justify-end">
        <Button asChild>
          <Link href={paths.person(added.id)}>Open their page</Link>
        </Button>
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      </div>
    </div>
  )
}
