import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { setupStatus } from '#server/auth/setup.ts'
import { paths } from '#app/paths.ts'
import { CodeBlock } from '#app/ui/code-block.tsx'
import { PlainFrame } from '#app/ui/plain-frame.tsx'
import { Exhibit } from './exhibit.tsx'
import { SetupForm } from './setup-form.tsx'

export const metadata: Metadata = { title: 'Set up' }

type Props = { searchParams: Promise<{ token?: string | string[] }> }

export default async function SetupPage({ searchParams }: Props) {
  const { token } = await searchParams
  const { needs_setup: needed } = await setupStatus()
  if (!needed) redirect(paths.signIn())
  if (typeof token !== 'string' || token === '') {
    return (
      <PlainFrame
        title="Open the setup link"
        text="This server has no operator yet. The first account is made through a link that only whoever starts the server can see, so that nobody else gets there first."
      >
        <div className="grid gap-4 text-base text-ink-muted">
          <p>Look for this line in the terminal or the log of the server:</p>
          <CodeBlock title="Server output" code="http://…/setup?token=…" />
          <p>It has scrolled away? The server prints it again each time it starts, until there is an operator.</p>
        </div>
      </PlainFrame>
    )
  }
  return (
    <div className="grid min-h-dvh lg:grid-cols-2">
      <PlainFrame title="Create the first operator" text="An operator sees every task, and may answer or withdraw any of them.">
        <SetupForm token={token} />
      </PlainFrame>
      <Exhibit />
    </div>
  )
}
