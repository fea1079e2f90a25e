import type { Metadata } from 'next'
import Link from 'next/link'
import { readInvite } from '#server/auth/read-invite.ts'
import { InviteForm } from '#app/(auth)/invite/invite-form.tsx'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { PlainFrame } from '#app/ui/plain-frame.tsx'

export const metadata: Metadata = { title: 'Your invitation' }

const OVER = {
  used: {
    title: 'This link has been used',
    text: 'A password was set by it. If it was you, sign in with it. If it was not, tell an operator at once.',
  },
  expired: { title: 'This link has run out', text: 'Links are good for seven days. Ask whoever sent it for a new one.' },
  unknown: {
    title: 'This link opens nothing',
    text: 'It may be cut off, taken back, or replaced by a newer one. Open the whole link, or ask whoever sent it for a new one.',
  },
} as const

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const invite = await readInvite(token)
  if (invite.state !== 'open') {
    return (
      <PlainFrame title={OVER[invite.state].title} text={OVER[invite.state].text}>
        <Button asChild size="lg">
          <Link href={paths.signIn()}>Sign in</Link>
        </Button>
      </PlainFrame>
    )
  }
  return (
    <PlainFrame title="Set your password" text="You are invited to decide what agents ask here. Choose a password, and you are in.">
      <InviteForm token={token} email={invite.email} name={invite.displayName ?? ''} />
    </PlainFrame>
  )
}
