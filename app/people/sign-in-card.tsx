'use client'

import { useState, type SubmitEvent } from 'react'
import { toast } from 'sonner'
import { PASSWORD_LENGTH } from '#contract/limits.ts'
import type { PersonView } from '#contract/people-views.ts'
import type { InviteResponse } from '#contract/people.ts'
import { PasswordInput } from '#app/(auth)/password-input.tsx'
import { problemOf } from '#app/trpc/problem.ts'
import { AlertDialog } from '#app/ui/alert-dialog.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'
import { dayText } from '#app/ui/time-text.ts'
import { InviteLink } from './invite-link.tsx'
import { nameOf } from './name-of.ts'
import { refusalOf } from './problem-fields.ts'
import type { usePeopleDeeds } from './use-people-deeds.ts'

type Deeds = ReturnType<typeof usePeopleDeeds>
type SignInCardProps = { view: PersonView; deeds: Deeds }

/** How somebody gets in: by a link of theirs, by a password that is set for them, or no more. */
export function SignInCard({ view, deeds }: SignInCardProps) {
  const { person, invite, actions } = view
  const [link, setLink] = useState<InviteResponse | null>(null)
  const [dialog, setDialog] = useState<'password' | 'clear' | null>(null)
  const failed = { onError: (error: unknown) => toast.error(problemOf(error).message) }
  const close = () => setDialog(null)
  const makeLink = () => deeds.invite.mutate({ user_id: person.id }, { ...failed, onSuccess: setLink })
  const takeBack = () =>
    deeds.revokeInvite.mutate(
      { user_id: person.id },
      {
        ...failed,
        onSuccess: () => {
          setLink(null)
          toast.success('The link opens nothing any more')
        },
      },
    )
  return (
    <Card title="Sign-in">
      <div className="grid gap-4">
        <p className="text-sm text-ink-muted">
          {person.has_password ? 'They sign in with their email and a password.' : 'They have no password yet.'}{' '}
          {invite &&
            !link &&
            (invite.expired ? 'Their link has run out.' : `Their link is good until ${dayText(Date.parse(invite.expires_at))}.`)}
        </p>
        {link && <InviteLink invite={link} name={nameOf(person)} />}
        <div className="flex flex-col gap-2 sm:flex-row sm:flex-wrap">
          <Button loading={deeds.invite.isPending} unavailable={actions.invite.why} onClick={makeLink}>
            {person.has_password ? 'Make a link for a new password' : invite || link ? 'Make a new link' : 'Make an invite link'}
          </Button>
          {invite && !invite.expired && (
            <Button loading={deeds.revokeInvite.isPending} onClick={takeBack}>
              Take the link back
            </Button>
          )}
          <Button onClick={() => setDialog('password')}>Set a password</Button>
          {person.has_password && <Button onClick={() => setDialog('clear')}>Clear the password</Button>}
        </div>
      </div>
      <PasswordDialog open={dialog === 'password'} onClose={close} view={view} deeds={deeds} />
      <AlertDialog
        open={dialog === 'clear'}
        onOpenChange={close}
        title={`Clear the password of ${nameOf(person)}?`}
        description="Their sessions end at once. They get in again by an invite link, or through a sign-in provider."
        confirmLabel="Clear the password"
        danger
        pending={deeds.clearPassword.isPending}
        onConfirm={() => deeds.clearPassword.mutate({ user_id: person.id }, { ...failed, onSuccess: close })}
      />
    </Card>
  )
}

type PasswordDialogProps = SignInCardProps & { open: boolean; onClose: () => void }

function PasswordDialog({ open, onClose, view: { person }, deeds: { setPassword } }: PasswordDialogProps) {
  const [error, setError] = useState<string | null>(null)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password'))
    if (password.length < PASSWORD_LENGTH.min) return setError(`Use at least ${PASSWORD_LENGTH.min} characters.`)
    setPassword.mutate(
      { user_id: person.id, password },
      {
        onSuccess: () => {
          toast.success('The password is set')
          onClose()
        },
        onError: (refused) => {
          const { fields, message } = refusalOf(problemOf(refused), ['password'])
          setError(fields.password ?? message)
        },
      },
    )
  }
  return (
    <Dialog
      open={open}
      onOpenChange={() => {
        setError(null)
        onClose()
      }}
      title={`Set a password for ${nameOf(person)}`}
      description="You will know it too, so a link is better where there is time for one. Their sessions end at once."
    >
      <form noValidate className="grid gap-4" onSubmit={submit}>
        <Field label="New password" error={error}>
          {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" />}
        </Field>
        <FormActions>
          <Button type="submit" variant="primary" loading={setPassword.isPending}>
            Set the password
          </Button>
        </FormActions>
      </form>
    </Dialog>
  )
}
