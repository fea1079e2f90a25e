'use client'

import { type FormEvent, useRef, useState } from 'react'
import { describeSignInError } from '#server/auth/sign-in-errors.ts'
import { FormAlert } from '#app/(auth)/form-alert.tsx'
import { PasswordInput } from '#app/(auth)/password-input.tsx'
import { requestSignIn } from '#app/(auth)/request-sign-in.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Input } from '#app/ui/input.tsx'
import { ProviderButtons } from './provider-buttons.tsx'

type SignInFormProps = {
  /** A path of this site. */
  to: string
  providers: { id: string; name: string }[]
  /** A code that a provider's round trip came back with. */
  error: string | null
}

const MISSING = { email: 'Enter your email address.', password: 'Enter your password.' } as const
const FIELDS = ['email', 'password'] as const

export function SignInForm({ to, providers, error: initialError }: SignInFormProps) {
  const [error, setError] = useState(initialError)
  const [missing, setMissing] = useState<readonly (typeof FIELDS)[number][]>([])
  /** What is under way: a provider's id, or `credentials`. */
  const [busy, setBusy] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const input = (field: (typeof FIELDS)[number]) => form.current?.elements.namedItem(field) as HTMLInputElement

  const start = async (provider: string, fields: Record<string, string> = {}) => {
    if (busy) return
    setBusy(provider)
    setError(null)
    const result = await requestSignIn(provider, { ...fields, callbackUrl: to })
    // A full load: pages that were drawn for nobody must not be kept for somebody.
    if ('to' in result) return window.location.assign(provider === 'credentials' ? to : result.to)
    setBusy(null)
    setError(result.error)
    if (provider !== 'credentials') return
    input('password').focus()
    input('password').select()
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const empty = FIELDS.filter((field) => input(field).value.trim() === '')
    setMissing(empty)
    if (empty[0]) return input(empty[0]).focus()
    void start('credentials', { email: input('email').value.trim(), password: input('password').value })
  }

  return (
    <div className="grid gap-6">
      {/* `post`: pressed before the page is awake, a form would otherwise put the password into the address. */}
      <form ref={form} method="post" noValidate className="grid gap-4" onSubmit={submit}>
        {error && <FormAlert>{describeSignInError(error)}</FormAlert>}
        <Field label="Email" required error={missing.includes('email') ? MISSING.email : null}>
          {(control) => (
            <Input
              {...control}
              name="email"
              type="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              className="h-10"
            />
          )}
        </Field>
        <Field label="Password" required error={missing.includes('password') ? MISSING.password : null}>
          {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" />}
        </Field>
        <Button type="submit" variant="primary" size="lg" loading={busy === 'credentials'} className="mt-1 w-full">
          Sign in
        </Button>
      </form>
      {providers.length > 0 && <ProviderButtons providers={providers} busy={busy} onChoose={(id) => void start(id)} />}
      <p className="text-sm text-ink-muted">No account, or a forgotten password? Whoever runs this server can help.</p>
    </div>
  )
}
