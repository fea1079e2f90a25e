'use client'

import Link from 'next/link'
import { type FormEvent, useState } from 'react'
import { PASSWORD_LENGTH } from '#contract/limits.ts'
import { FormAlert } from '#app/(auth)/form-alert.tsx'
import { PasswordInput } from '#app/(auth)/password-input.tsx'
import { requestSignIn } from '#app/(auth)/request-sign-in.ts'
import { PasswordMeter } from '#app/(auth)/setup/password-meter.tsx'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Input } from '#app/ui/input.tsx'
import { acceptInvite, PASSWORD_ADVICE, type Refusal } from './accept-invite.ts'

type InviteFormProps = { token: string; email: string; name: string }

export function InviteForm({ token, email, name }: InviteFormProps) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const [typed, setTyped] = useState('')
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const values = new FormData(event.currentTarget)
    const password = String(values.get('password') ?? '')
    if (password.length < PASSWORD_LENGTH.min) return setRefusal({ message: null, password: PASSWORD_ADVICE, over: false })
    setBusy(true)
    const refused = await acceptInvite({ token, display_name: String(values.get('display_name') ?? '').trim(), password })
    if (refused) {
      setBusy(false)
      return setRefusal(refused)
    }
    const result = await requestSignIn('credentials', { email, password, callbackUrl: paths.inbox() })
    // A full load that takes this page's place: no token is left to go back to.
    window.location.replace('error' in result ? paths.signIn() : paths.inbox())
  }
  return (
    // `post`: pressed before the page is awake, a form would otherwise put the password into the address.
    <form method="post" noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      {refusal?.message && (
        <FormAlert>
          {refusal.message}{' '}
          {refusal.over && (
            <Link href={paths.signIn()} className="font-medium underline underline-offset-2">
              Sign in
            </Link>
          )}
        </FormAlert>
      )}
      <Field label="Email" hint="You sign in with it.">
        {(control) => <Input {...control} type="email" name="email" autoComplete="username" readOnly value={email} className="h-10" />}
      </Field>
      <Field label="Name" hint="As others see it beside your decisions.">
        {(control) => <Input {...control} name="display_name" autoComplete="name" maxLength={200} defaultValue={name} className="h-10" />}
      </Field>
      <Field label="Password" required hint={<PasswordMeter value={typed} />} error={refusal?.password}>
        {(control) => (
          <PasswordInput {...control} name="password" autoComplete="new-password" onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={busy} className="mt-1 w-full">
        Set password and sign in
      </Button>
    </form>
  )
}
