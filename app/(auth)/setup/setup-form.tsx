'use client'

import Link from 'next/link'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { PASSWORD_LENGTH } from '#contract/limits.ts'
import { FormAlert } from '#app/(auth)/form-alert.tsx'
import { PasswordInput } from '#app/(auth)/password-input.tsx'
import { requestSignIn } from '#app/(auth)/request-sign-in.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Input } from '#app/ui/input.tsx'
import { createOperator, FIELD_ADVICE, type FieldErrors, type FieldName, FIELDS, type Refusal } from './create-operator.ts'
import { PasswordMeter } from './password-meter.tsx'

function inputOf(form: HTMLFormElement, field: FieldName): HTMLInputElement {
  return form.elements.namedItem(field) as HTMLInputElement
}

/** What can be said without asking the server; the browser knows what an email address looks like. */
function invalidFields(form: HTMLFormElement): FieldErrors {
  const isValid = (field: FieldName) => {
    const input = inputOf(form, field)
    return input.value.trim() !== '' && !input.validity.typeMismatch && (field !== 'password' || input.value.length >= PASSWORD_LENGTH.min)
  }
  return Object.fromEntries(FIELDS.filter((field) => !isValid(field)).map((field) => [field, FIELD_ADVICE[field]]))
}

export function SetupForm({ token }: { token: string }) {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const [typed, setTyped] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const errors = refusal?.fields ?? {}

  // The token opens the whole server: out of the address bar and the history before anybody looks over a shoulder.
  useEffect(() => window.history.replaceState(null, '', paths.setup()), [])

  useEffect(() => {
    const first = FIELDS.find((field) => refusal?.fields[field])
    if (first && form.current) inputOf(form.current, first).focus()
  }, [refusal])

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const values = new FormData(event.currentTarget)
    const text = (name: string) => String(values.get(name) ?? '')
    const fields = invalidFields(event.currentTarget)
    if (Object.keys(fields).length > 0) return setRefusal({ message: null, fields, completed: false })
    setBusy(true)
    const operator = { token, display_name: text('display_name').trim(), email: text('email').trim(), password: text('password') }
    const refused = await createOperator(operator)
    if (refused) {
      setBusy(false)
      return setRefusal(refused)
    }
    const { email, password } = operator
    const result = await requestSignIn('credentials', { email, password, callbackUrl: paths.firstRun() })
    // A full load that takes this page's place: nothing of it, and no token, is left to go back to.
    window.location.replace('error' in result ? paths.signIn(paths.firstRun()) : paths.firstRun())
  }

  return (
    // `post`: pressed before the page is awake, a form would otherwise put the password into the address.
    <form ref={form} method="post" noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      {refusal?.message && (
        <FormAlert>
          {refusal.message}{' '}
          {refusal.completed && (
            <Link href={paths.signIn()} className="font-medium underline underline-offset-2">
              Sign in
            </Link>
          )}
        </FormAlert>
      )}
      <Field label="Name" required error={errors.display_name}>
        {(control) => <Input {...control} name="display_name" autoComplete="name" className="h-10" />}
      </Field>
      <Field label="Email" required error={errors.email}>
        {(control) => (
          <Input {...control} name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} className="h-10" />
        )}
      </Field>
      <Field label="Password" required hint={<PasswordMeter value={typed} />} error={errors.password}>
        {(control) => (
          <PasswordInput {...control} name="password" autoComplete="new-password" onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" loading={busy} className="mt-1 w-full">
        Create account
      </Button>
    </form>
  )
}
