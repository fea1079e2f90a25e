import Link from 'next/link'
import type { ReactNode } from 'react'
import type { AuditRecord } from '#contract/audit.ts'
import { paths } from '#app/paths.ts'
import { CodeBlock } from '#app/ui/code-block.tsx'
import { CopyButton } from '#app/ui/copy-button.tsx'
import { Description, DescriptionList } from '#app/ui/description-list.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { humanise } from '#contract/humanise.ts'
import { Table, TableCell, TableHead } from '#app/ui/table.tsx'
import { absoluteText } from '#app/ui/time-text.ts'
import { actorText, differencesOf, keyOf, SUBJECTS } from './record-words.ts'

function Id({ id }: { id: string }) {
  return (
    <span className="flex items-center gap-1">
      <span className="min-w-0 font-mono text-sm break-all">{id}</span>
      <CopyButton text={id} label="Copy id" />
    </span>
  )
}

function Differences({ record }: { record: AuditRecord }) {
  const rows = differencesOf(record)
  if (rows.length === 0) return null
  return (
    <Table aria-label="Before and after">
      <thead>
        <tr>
          <TableHead>Field</TableHead>
          <TableHead>Before</TableHead>
          <TableHead>After</TableHead>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, before, after }) => (
          <tr key={field}>
            <TableCell className="whitespace-nowrap">{field}</TableCell>
            <TableCell className="min-w-24 wrap-anywhere">{before}</TableCell>
            <TableCell className="min-w-24 wrap-anywhere">{after}</TableCell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function subjectOf(record: AuditRecord): ReactNode {
  const { name, href } = SUBJECTS[record.subject]
  const address = href(record.subject_id)
  const called = record.subject_name ?? 'deleted since'
  return (
    <>
      {name}{' '}
      {address && record.subject_name ? (
        <Link prefetch={false} href={address} className="underline underline-offset-2">
          {called}
        </Link>
      ) : (
        called
      )}
    </>
  )
}

function Opened({ record, onClose }: { record: AuditRecord; onClose: () => void }) {
  const key = keyOf(record)
  return (
    <div className="grid min-w-0 gap-4">
      <DescriptionList>
        <Description term="When">{absoluteText(new Date(record.created_at).getTime())}</Description>
        <Description term="About">{subjectOf(record)}</Description>
        <Description term="Its id">
          <Id id={record.subject_id} />
        </Description>
        <Description term="Who">
          {actorText(record)}
          {record.actor_email && record.actor_email !== actorText(record) && (
            <span className="block text-sm text-ink-muted">{record.actor_email}</span>
          )}
          {record.actor_type === 'human' && key && <span className="block text-sm text-ink-muted">With the key “{key}”</span>}
        </Description>
        {record.channel && <Description term="Channel">{record.channel}</Description>}
        <Description term="Entry">
          <Id id={record.id} />
        </Description>
      </DescriptionList>
      <Differences record={record} />
      {record.extra_data && <CodeBlock title="more" code={JSON.stringify(record.extra_data, null, 2)} />}
      <Link
        prefetch={false}
        href={paths.audit({ id: record.subject_id })}
        onClick={onClose}
        className="w-fit text-sm text-accent-text underline underline-offset-2"
      >
        Everything about it
      </Link>
    </div>
  )
}

export function RecordDialog({ record, onClose }: { record: AuditRecord | null; onClose: () => void }) {
  return (
    <Dialog
      open={record !== null}
      onOpenChange={(open) => !open && onClose()}
      title={record ? humanise(record.action) : ''}
      className="sm:top-[10dvh] sm:max-w-xl"
    >
      {record && <Opened record={record} onClose={onClose} />}
    </Dialog>
  )
}
