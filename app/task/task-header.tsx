'use client'

import { Maximize2 } from 'lucide-react'
import Link from 'next/link'
import { isTerminal } from '#contract/statuses.ts'
import type { TaskView } from '#app/trpc/client.ts'
import { paths } from '#app/paths.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { BackLink } from '#app/ui/back-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { useClock } from '#app/ui/clock.ts'
import { Deadline } from '#app/ui/deadline.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'
import { absoluteText, momentText } from '#app/ui/time-text.ts'
import { Tooltip } from '#app/ui/tooltip.tsx'
import { HereToo } from './here-too.tsx'
import { TaskButtons } from './task-buttons.tsx'

type HolderProps = {
  name: string | null
  isMine: boolean
  /** ISO 8601: a claim ends by itself. Null: it does not. */
  until: string | null
}

function Holder({ name, isMine, until }: HolderProps) {
  if (!name) return <span>Unassigned</span>
  return (
    <span className="inline-flex items-center gap-1.5">
      <Avatar name={name} className="size-4 text-[0.5rem]" />
      <span>
        {isMine ? 'Assigned to you' : `Assigned to ${name}`} {until && <Until value={until} />}
      </span>
    </span>
  )
}

function Until({ value }: { value: string }) {
  const at = new Date(value).getTime()
  const { text, key } = useClock((now) => momentText(at, now))
  return (
    <Tooltip content={`The claim ends ${absoluteText(at)}, and the task goes back to everybody who was asked.`}>
      <time key={key} dateTime={value} suppressHydrationWarning>
        until {text}
      </time>
    </Tooltip>
  )
}

type TaskHeaderProps = {
  view: TaskView
  me: string | undefined
  /** Where the list is; null beside it. */
  back: string | null
  onGone: () => void
}

export function TaskHeader({ view, me, back, onGone }: TaskHeaderProps) {
  const { task, timeout_at: timeoutAt } = view
  const open = !isTerminal(task.status)
  const isMine = task.assigned_to_user_id !== null && task.assigned_to_user_id === me
  return (
    <PageHeader
      eyebrow={
        <>
          {back && <BackLink href={back}>Inbox</BackLink>}
          <StatusBadge status={task.status} defaulted={task.status === 'completed' && task.timed_out_at !== null} />
          {open && <Deadline value={timeoutAt} total={task.timeout_seconds} verbose />}
        </>
      }
      title={task.task}
      meta={
        <>
          <span>
            Asked <RelativeTime value={task.created_at} />
          </span>
          {open && <Holder name={task.assigned_to_display_name ?? task.assigned_to_email} isMine={isMine} until={view.claim_expires_at} />}
          <HereToo taskId={task.id} />
        </>
      }
      actions={
        <>
          <TaskButtons view={view} isMine={isMine} onGone={onGone} />
          {!back && (
            <Button asChild size="icon" variant="ghost" className="-ml-1">
              <Link href={paths.task(task.id)} aria-label="Open on its own page" title="Open on its own page">
                <Maximize2 aria-hidden="true" />
              </Link>
            </Button>
          )}
        </>
      }
    />
  )
}
