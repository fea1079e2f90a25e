import Link from 'next/link'
import type { AuditRecord } from '#contract/audit.ts'
import { paths } from '#app/paths.ts'
import { channelName } from '#app/task/channels.ts'
import { humanise } from '#contract/humanise.ts'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'
import { actorText, differencesOf, SUBJECTS } from './record-words.ts'

type AuditTableProps = { entries: readonly AuditRecord[]; onOpen: (record: AuditRecord) => void }

const link = 'underline decoration-line-strong underline-offset-2 hover:decoration-ink'

function Subject({ record }: { record: AuditRecord }) {
  const { name, href } = SUBJECTS[record.subject]
  const called = record.subject_name ?? `…${record.subject_id.slice(-8)}`
  const address = href(record.subject_id)
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <span className="text-xs text-ink-faint">{name}</span>
      {address ? (
        <Link prefetch={false} href={address} className={`line-clamp-1 break-all ${link}`}>
          {called}
        </Link>
      ) : (
        <span className="line-clamp-1 break-all">{called}</span>
      )}
    </span>
  )
}

function Actor({ record }: { record: AuditRecord }) {
  const name = actorText(record)
  // Who is gone has no page any more; the name is then unknown, and the address is what is left.
  if (!record.actor_user_id || record.actor_name === null) return name
  return (
    <Link prefetch={false} href={paths.person(record.actor_user_id)} className={link}>
      {name}
    </Link>
  )
}

export function AuditTable({ entries, onOpen }: AuditTableProps) {
  return (
    <Table aria-label="Audit">
      <thead>
        <tr>
          <TableHead>When</TableHead>
          <TableHead>What</TableHead>
          <TableHead>About</TableHead>
          <TableHead>Who</TableHead>
          <TableHead>Channel</TableHead>
          <TableHead>Change</TableHead>
        </tr>
      </thead>
      <tbody>
        {entries.map((record) => {
          const [first, ...more] = differencesOf(record)
          return (
            <tr key={record.id} className="hover:bg-hover">
              <TableCell>
                <RelativeTime value={record.created_at} />
              </TableCell>
              <TableCell className="whitespace-nowrap">
                <button
                  type="button"
                  aria-label={`${humanise(record.action)}: details`}
                  aria-haspopup="dialog"
                  className={`relative rounded-sm font-medium touch:after:absolute touch:after:inset-x-0 touch:after:-inset-y-3 ${link}`}
                  onClick={() => onOpen(record)}
                >
                  {humanise(record.action)}
                </button>
              </TableCell>
              <TableCell className="max-w-96 min-w-48">
                <Subject record={record} />
              </TableCell>
              <TableCell className="max-w-56 min-w-28 break-words">
                <Actor record={record} />
              </TableCell>
              <TableCell className="whitespace-nowrap">
                {record.channel ? humanise(channelName(record.channel).replace(/^the /, '')) : '–'}
              </TableCell>
              <TableCell className="max-w-64 min-w-40">
                {first ? (
                  <span className="line-clamp-2 [overflow-wrap:anywhere] text-ink-muted">
                    {first.field}: {first.before} → {first.after}
                    {more.length > 0 && `, and ${more.length} more`}
                  </span>
                ) : (
                  '–'
                )}
              </TableCell>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
