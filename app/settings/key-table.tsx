import type { ReactNode } from 'react'
import type { ApiKeyResponse } from '#contract/keys.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'

type KeyTableProps = {
  label: string
  keys: readonly ApiKeyResponse[]
  /** Left out for keys that have ended. */
  onRevoke?: (key: ApiKeyResponse) => void
}

const muted = (words: string): ReactNode => <span className="text-ink-faint">{words}</span>

function Ends({ apiKey }: { apiKey: ApiKeyResponse }) {
  if (apiKey.revoked_at)
    return (
      <span className="inline-flex items-center gap-1.5">
        <Badge tone="danger">Revoked</Badge>
        <RelativeTime value={apiKey.revoked_at} />
      </span>
    )
  return apiKey.expires_at ? <RelativeTime value={apiKey.expires_at} /> : muted('Never')
}

export function KeyTable({ label, keys, onRevoke }: KeyTableProps) {
  return (
    <Table aria-label={label}>
      <thead>
        <tr>
          <TableHead>Name</TableHead>
          <TableHead>Scopes</TableHead>
          <TableHead>Last used</TableHead>
          <TableHead>{onRevoke ? 'Expires' : 'Ended'}</TableHead>
          <TableHead>Created</TableHead>
          {onRevoke && (
            <TableHead>
              <span className="sr-only">Actions</span>
            </TableHead>
          )}
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <TableCell>
              <span className="font-medium">{key.name}</span>
              <span className="block font-mono text-xs text-ink-faint">{key.prefix}…</span>
            </TableCell>
            <TableCell className="min-w-44">
              <span className="flex flex-wrap gap-1">
                {key.scopes.map((scope) => (
                  <Badge key={scope}>{scope}</Badge>
                ))}
              </span>
            </TableCell>
            <TableCell>{key.last_used_at ? <RelativeTime value={key.last_used_at} /> : muted('Never')}</TableCell>
            <TableCell>
              <Ends apiKey={key} />
            </TableCell>
            <TableCell>
              <RelativeTime value={key.created_at} />
            </TableCell>
            {onRevoke && (
              <TableCell className="text-right">
                <Button size="sm" variant="ghost" aria-label={`Revoke ${key.name}`} onClick={() => onRevoke(key)}>
                  Revoke
                </Button>
              </TableCell>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
