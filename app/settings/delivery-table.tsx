import Link from 'next/link'
import type { DeliveryResponse } from '#contract/deliveries.ts'
import { paths } from '#app/paths.ts'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'
import { DeliveryStatus } from './delivery-status.tsx'

type DeliveryTableProps = {
  deliveries: readonly DeliveryResponse[]
  onOpen: (id: string) => void
  onHost: (host: string) => void
}

/** The pseudo-element is the touch target: the lines stay as close as they are. */
const touchable = 'relative rounded-sm touch:after:absolute touch:after:-inset-y-3 touch:after:inset-x-0'
const quiet = `${touchable} text-left underline decoration-line-strong underline-offset-2 hover:decoration-ink`

/** The receiver as the filter knows it: its host, with a port that is not the usual one. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}

export function DeliveryTable({ deliveries, onOpen, onHost }: DeliveryTableProps) {
  return (
    <Table aria-label="Webhook deliveries">
      <thead>
        <tr>
          <TableHead>Status</TableHead>
          <TableHead>Receiver</TableHead>
          <TableHead>Last answer</TableHead>
          <TableHead className="text-right">Tries</TableHead>
          <TableHead>Last try</TableHead>
          <TableHead>Next try</TableHead>
          <TableHead>Task</TableHead>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <tr key={delivery.id}>
            <TableCell>
              <button
                type="button"
                aria-label={`Open the delivery to ${hostOf(delivery.url)}`}
                onClick={() => onOpen(delivery.id)}
                className={touchable}
              >
                <DeliveryStatus delivery={delivery} />
              </button>
            </TableCell>
            <TableCell className="max-w-64 min-w-40">
              <button
                type="button"
                title={delivery.url}
                onClick={() => onHost(hostOf(delivery.url))}
                className={`${quiet} block max-w-full break-all`}
              >
                {hostOf(delivery.url)}
              </button>
            </TableCell>
            <TableCell className="max-w-56">
              <span className="line-clamp-2 break-words">
                {delivery.last_error ?? (delivery.last_status_code ? `HTTP ${delivery.last_status_code}` : '–')}
              </span>
            </TableCell>
            <TableCell className="text-right tabular-nums">{delivery.attempt_count}</TableCell>
            <TableCell>{delivery.last_attempt_at ? <RelativeTime value={delivery.last_attempt_at} /> : '–'}</TableCell>
            <TableCell>{delivery.status === 'pending' ? <RelativeTime value={delivery.next_attempt_at} /> : '–'}</TableCell>
            <TableCell>
              <Link prefetch={false} href={paths.task(delivery.task_id)} className={`${quiet} font-mono text-xs`}>
                …{delivery.task_id.slice(-8)}
              </Link>
            </TableCell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
