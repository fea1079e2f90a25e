import type { DeskStatus } from '#contract/desk.ts'
import { Badge } from '#app/ui/badge.tsx'
import { useClock } from '#app/ui/clock.ts'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'
import { isAlive } from './status-words.ts'

function Alive({ seenAt }: { seenAt: string }) {
  const { text } = useClock((now) => (isAlive(seenAt, now) ? 'Alive' : 'Gone'))
  return <Badge tone={text === 'Alive' ? 'success' : 'danger'}>{text}</Badge>
}

/** The processes that do the work behind the API. */
export function WorkerTable({ workers }: { workers: DeskStatus['workers'] }) {
  if (workers.length === 0)
    return (
      <p className="flex max-w-prose items-start gap-2 text-pretty">
        <Badge tone="danger">None</Badge>
        Nobody is told, and no deadline passes, until one runs: start the server without AWAITHUMANS_WORKER=off, or npm run worker beside
        it.
      </p>
    )
  return (
    <Table aria-label="Workers">
      <thead>
        <tr>
          <TableHead>Process</TableHead>
          <TableHead>State</TableHead>
          <TableHead className="text-right">Workers</TableHead>
          <TableHead>Last seen</TableHead>
          <TableHead>Running since</TableHead>
        </tr>
      </thead>
      <tbody>
        {workers.map((worker) => (
          <tr key={worker.id}>
            <TableCell className="font-mono text-xs">{worker.id.slice(0, 8)}</TableCell>
            <TableCell>
              <Alive seenAt={worker.seen_at} />
            </TableCell>
            <TableCell className="text-right tabular-nums">{worker.workers}</TableCell>
            <TableCell>
              <RelativeTime value={worker.seen_at} />
            </TableCell>
            <TableCell>
              <RelativeTime value={worker.started_at} />
            </TableCell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
