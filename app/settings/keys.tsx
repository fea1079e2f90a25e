'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import type { ApiKeyResponse } from '#contract/keys.ts'
import { ListFailed, TableGhosts } from '#app/shell/list-states.tsx'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { AlertDialog } from '#app/ui/alert-dialog.tsx'
import { Button } from '#app/ui/button.tsx'
import { useClock } from '#app/ui/clock.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { CreateKeyDialog } from './create-key-dialog.tsx'
import { keyState } from './key-state.ts'
import { KeyTable } from './key-table.tsx'
import { SettingsFrame } from './settings-frame.tsx'

const ABOUT = 'What agents and other programs sign in with. Each may do what its scopes say and no more; none can make keys or operators.'

function RevokeDialog({ apiKey, onDone }: { apiKey: ApiKeyResponse | null; onDone: () => void }) {
  const api = useApi()
  const queries = useQueryClient()
  const revoke = useMutation(
    api.keys.revoke.mutationOptions({
      onSuccess: () => {
        toast.success(`“${apiKey?.name}” is revoked.`)
        onDone()
      },
      onError: (error) => toast.error(problemOf(error).message),
      onSettled: () => queries.invalidateQueries(api.keys.list.queryFilter()),
    }),
  )
  return (
    <AlertDialog
      open={apiKey !== null}
      onOpenChange={(open) => !open && onDone()}
      title={`Revoke “${apiKey?.name ?? ''}”?`}
      description="Its next request is refused, and streams that it has open are closed within seconds. This cannot be undone; make a new key instead."
      confirmLabel="Revoke key"
      danger
      pending={revoke.isPending}
      onConfirm={() => apiKey && revoke.mutate({ key_id: apiKey.id })}
    />
  )
}

function KeyLists({ keys, onRevoke }: { keys: ApiKeyResponse[]; onRevoke: (key: ApiKeyResponse) => void }) {
  // Drawn anew when a key expires while the page is open.
  const { text } = useClock((now) => keys.flatMap((key) => (keyState(key, now) === 'active' ? key.id : [])).join(' '))
  const active = text.split(' ')
  const [usable, ended] = [keys.filter(({ id }) => active.includes(id)), keys.filter(({ id }) => !active.includes(id))]
  return (
    <>
      {usable.length > 0 ? (
        <KeyTable label="API keys" keys={usable} onRevoke={onRevoke} />
      ) : (
        <p className="text-ink-muted">No key is active.</p>
      )}
      {ended.length > 0 && (
        <Fold summary={`Revoked and expired (${ended.length})`}>
          <KeyTable label="Revoked and expired keys" keys={ended} />
        </Fold>
      )}
    </>
  )
}

export function Keys() {
  const api = useApi()
  const list = useQuery(api.keys.list.queryOptions())
  const [creating, setCreating] = useState(false)
  const [revoking, setRevoking] = useState<ApiKeyResponse | null>(null)
  const create = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden="true" />
      Create key
    </Button>
  )
  const keys = list.data ?? []
  return (
    <SettingsFrame here="keys" title="API keys" about={ABOUT} actions={keys.length > 0 && create}>
      {list.isPending && <TableGhosts />}
      {list.isError && !list.data && <ListFailed what="The keys" error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && keys.length === 0 && (
        <EmptyState
          icon={KeyRound}
          title="No keys yet"
          text="Agents use the server’s admin token until they have a key of their own. A key can be revoked alone, and says in the audit which agent did what."
          inList
        >
          {create}
        </EmptyState>
      )}
      {keys.length > 0 && <KeyLists keys={keys} onRevoke={setRevoking} />}
      <CreateKeyDialog open={creating} onOpenChange={setCreating} />
      <RevokeDialog apiKey={revoking} onDone={() => setRevoking(null)} />
    </SettingsFrame>
  )
}
