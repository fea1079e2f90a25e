'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { paths } from '#app/paths.ts'
import { ListFailed, TableGhosts } from '#app/shell/list-states.tsx'
import { useApi } from '#app/trpc/client.ts'
import { Button } from '#app/ui/button.tsx'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'
import { useRetry } from './use-retry.ts'

/** Milliseconds: whoever has just had one tried again watches whether it comes back. */
const LOOK_EVERY = 5_000

/** Tasks whose agent named somebody to tell who could not be told. They are in the inboxes all the same. */
export function FailedNotices() {
  const api = useApi()
  const list = useQuery(api.notices.list.queryOptions(undefined, { refetchInterval: LOOK_EVERY }))
  const { notice, notices } = useRetry()
  const rows = list.data ?? []
  return (
    <section aria-labelledby="notices" className="grid gap-3 *:min-w-0">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="notices" className="scroll-mt-20 text-md font-semibold">
          Notices that reached nobody
        </h2>
        {rows.length > 0 && (
          <Button loading={notices.isPending} onClick={() => notices.mutate()}>
            Try all again
          </Button>
        )}
      </div>
      {list.isPending && <TableGhosts />}
      {list.isError && !list.data && <ListFailed what="The notices" error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <p className="text-ink-muted">Everybody who should have been told of an open task has been.</p>}
      {rows.length > 0 && (
        <Table aria-label="Failed notices">
          <thead>
            <tr>
              <TableHead>Task</TableHead>
              <TableHead>Whom, and why not</TableHead>
              <TableHead>Failed</TableHead>
              <TableHead>
                <span className="sr-only">Actions</span>
              </TableHead>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.task_id}>
                <TableCell className="min-w-48">
                  <Link
                    prefetch={false}
                    href={paths.task(row.task_id)}
                    className="line-clamp-2 underline decoration-line-strong underline-offset-2"
                  >
                    {row.task}
                  </Link>
                </TableCell>
                <TableCell className="min-w-56">
                  <ul>
                    {row.failures.map(({ recipient, message }) => (
                      <li key={`${recipient} ${message}`}>
                        <span className="font-medium break-all">{recipient ?? 'Somebody'}</span>
                        {message && <span className="block text-ink-muted">{message}</span>}
                      </li>
                    ))}
                  </ul>
                </TableCell>
                <TableCell>
                  <RelativeTime value={row.failed_at} />
                </TableCell>
                <TableCell className="text-right">
                  <Button
                    size="sm"
                    aria-label={`Try the notices of ${row.task} again`}
                    loading={notice.isPending && notice.variables?.task_id === row.task_id}
                    onClick={() => notice.mutate({ task_id: row.task_id })}
                  >
                    Try again
                  </Button>
                </TableCell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}
