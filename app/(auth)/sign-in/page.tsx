import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentCaller } from '#server/auth/current-caller.ts'
import { enabledProviders } from '#server/auth/providers.ts'
import { setupStatus } from '#server/auth/setup.ts'
import { sameSitePath } from '#app/(auth)/same-site-path.ts'
import { paths } from '#app/paths.ts'
import { PlainFrame } from '#app/ui/plain-frame.tsx'
import { SignInForm } from './sign-in-form.tsx'

export const metadata: Metadata = { title: 'Sign in' }

type Parameter = string | string[] | undefined
type Props = { searchParams: Promise<{ next?: Parameter; error?: Parameter }> }

export default async function SignInPage({ searchParams }: Props) {
  const { next, error } = await searchParams
  const to = sameSitePath(next)
  if (await currentCaller()) redirect(to)
  const { needs_setup: nobodyYet } = await setupStatus()
  if (nobodyYet) redirect(paths.setup())
  return (
    <PlainFrame title="Sign in">
      <SignInForm to={to} providers={enabledProviders()} error={typeof error === 'string' ? error : null} />
    </PlainFrame>
  )
}
