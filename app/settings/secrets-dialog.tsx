'use client'

import { useQuery } from '@tanstack/react-query'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { CodeBlock } from '#app/ui/code-block.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'

function Secrets() {
  const api = useApi()
  // Read when it is asked for, and forgotten when the dialog closes.
  const { data, error } = useQuery(api.deliveries.secrets.queryOptions(undefined, { gcTime: 0, retry: false }))
  if (error) return <p>{problemOf(error).message}</p>
  if (!data) return <Skeleton className="h-20 w-full" />
  const [newest, ...older] = data.secrets
  return (
    <div className="grid min-w-0 gap-3">
      <CodeBlock title={older.length > 0 ? 'newest secret' : 'secret'} code={newest ?? ''} />
      {older.map((secret, index) => (
        <CodeBlock key={secret} title={older.length > 1 ? `older secret ${index + 1}` : 'older secret'} code={secret} />
      ))}
      <p className="text-sm text-pretty text-ink-muted">
        {older.length > 0
          ? 'Each of them signs every webhook. Once all receivers have the newest, take the older out of AWAITHUMANS_WEBHOOK_SECRETS and restart.'
          : 'To change it without a gap, set AWAITHUMANS_WEBHOOK_SECRETS to a new one and this one, separated by a comma, and restart: both then sign. Give the new one to the receivers, then take this one out.'}
      </p>
    </div>
  )
}

type SecretsDialogProps = { open: boolean; onOpenChange: (open: boolean) => void }

export function SecretsDialog({ open, onOpenChange }: SecretsDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Signing secrets"
      description="A receiver checks with it that a webhook came from this server. Whoever has it can sign as this server does."
      className="sm:max-w-lg"
    >
      {open && <Secrets />}
    </Dialog>
  )
}
