'use client'

import Link from 'next/link'
import type { MouseEvent } from 'react'
import { isTerminal } from '#contract/statuses.ts'
import type { InboxRow as Row } from '#contract/views.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Checkbox } from '#app/ui/checkbox.tsx'
import { cn } from '#app/ui/cn.ts'
import { Deadline } from '#app/ui/deadline.tsx'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'

function secondsBetween(from: string, to: string): number {
  return (new Date(to).getTime() - new Date(from).getTime()) / 1000
}

function Person({ name }: { name: string | null }) {
  if (!name) return null
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <Avatar name={name} className="size-4 text-[0.5rem]" />
      <span className="max-w-28 truncate">{name}</span>
    </span>
  )
}

type InboxRowProps = {
  row: Row
  href: string
  selected: boolean
  /** Left out where every row would say the same name. */
  showPerson: boolean
  /** May take the click over; the link stays for new tabs and narrow windows. */
  onOpen: (event: MouseEvent) => void
  onFocus: () => void
  chosen: boolean
  /** Some row is chosen: then all show that they could be. */
  choosing: boolean
  /** `range` when the shift key was held. */
  onChoose: (range: boolean) => void
}

export function InboxRow({ row, href, selected, showPerson, onOpen, onFocus, chosen, choosing, onChoose }: InboxRowProps) {
  const ended = isTerminal(row.status)
  return (
    <>
      {!ended && (
        <Checkbox
          checked={chosen}
          // The keyboard has `x`; a stop of Tab at each row would double the way through the list.
          tabIndex={-1}
          aria-label={`Select ${row.task}`}
          onClick={(event) => onChoose(event.shiftKey)}
          className={cn(
            'absolute top-3.5 left-3 z-1 transition-opacity',
            !chosen && !choosing && 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 touch:opacity-100',
          )}
        />
      )}
      <Link
        href={href}
        prefetch={false}
        data-task={row.id}
        aria-current={selected ? 'true' : undefined}
        onClick={onOpen}
        onFocus={onFocus}
        className={cn(
          'grid grid-cols-[minmax(0,1fr)] gap-0.5 py-2.5 pr-4 pl-9 transition-colors duration-75 hover:bg-hover focus-visible:-outline-offset-2',
          (selected || chosen) && 'bg-selected hover:bg-selected',
        )}
      >
        <span className="flex items-center gap-3">
          <span className={cn('truncate font-medium', ended && 'text-ink-muted')}>{row.task}</span>
          <span className="ml-auto shrink-0 text-sm">
            {ended && row.completed_at && <RelativeTime value={row.completed_at} className="text-ink-faint" />}
            {!ended && <Deadline value={row.timeout_at} total={secondsBetween(row.created_at, row.timeout_at)} />}
          </span>
        </span>
        <span className="flex items-center gap-3 text-sm text-ink-muted">
          <span className="flex min-w-0 gap-1.5">
            {row.context && (
              <>
                <span className="truncate">{row.context}</span>
                <span aria-hidden="true" className="text-ink-faint">
                  ·
                </span>
              </>
            )}
            <RelativeTime value={row.created_at} />
          </span>
          <span className="ml-auto flex min-w-0 shrink-0 items-center gap-2.5">
            {showPerson && <Person name={ended ? row.completed_by_display_name : row.assigned_to_display_name} />}
            <StatusBadge status={row.status} defaulted={row.defaulted} />
          </span>
        </span>
      </Link>
    </>
  )
}
