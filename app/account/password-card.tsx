'use client'

import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type SubmitEvent } from 'react'
import { toast } from 'sonner'
import { PASSWORD_LENGTH } from '#contract/limits.ts'
import type { UserResponse } from '#contract/people.ts'
import { PasswordInput } from '#app/(auth)/password-input.tsx'
import { requestSignIn } from '#app/(auth)/request-sign-in.ts'
import { paths } from '#app/paths.ts'
import { FormProblem } from '#app/people/form-problem.tsx'
import { refusalOf, type Refusal } from '#app/people/problem-fields.ts'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormActions } from '#app/ui/form-actions.tsx'

const NAMES = ['current', 'password']
const NONE: Refusal = { fields: {}, message: null }

/** One's own password. Every session ends with the old one; this window signs in again with what was typed. */
export function PasswordCard({ person }: { person: UserResponse }) {
  const api = useApi()
  const form = useRef<HTMLFormElement>(null)
  const change = useMutation(api.peoplePages.changeOwnPassword.mutationOptions())
  const [refusal, setRefusal] = useState(NONE)
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (change.isPending) return
    const values = new FormData(event.currentTarget)
    const [current, password] = [String(values.get('current')), String(values.get('password'))]
    if (password.length < PASSWORD_LENGTH.min)
      return setRefusal({ fields: { password: `Use at least ${PASSWORD_LENGTH.min} characters.` }, message: null })
    setRefusal(NONE)
    try {
      await change.mutateAsync({ current, password })
    } catch (error) {
      return setRefusal(refusalOf(problemOf(error), NAMES))
    }
    const signedIn = await requestSignIn('credentials', { email: person.email ?? '', password, callbackUrl: paths.account() })
    if ('error' in signedIn) return window.location.assign(paths.signIn(paths.account()))
    form.current?.reset()
    toast.success('Your password is changed; other windows are signed out')
  }
  if (!person.has_password) {
    return (
      <Card title="Password">
        <p className="text-sm text-ink-muted">You have none. An operator can give you a link by which you set one.</p>
      </Card>
    )
  }
  return (
    <Card title="Password">
      <form ref={form} method="post" noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormProblem message={refusal.message} />
        {/* Whose password it is, for the browser's own keeper of passwords. */}
        <input type="text" name="username" autoComplete="username" defaultValue={person.email ?? ''} hidden readOnly />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Current password" error={refusal.fields.current}>
            {(control) => <PasswordInput {...control} name="current" autoComplete="current-password" />}
          </Field>
          <Field label="New password" error={refusal.fields.password}>
            {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" />}
          </Field>
        </div>
        <FormActions>
          <Button type="submit" variant="primary" loading={change.isPending}>
            Change the password
          </Button>
        </FormActions>
      </form>
    </Card>
  )
}
