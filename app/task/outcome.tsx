'use client'

import { ArrowRight, Ban, CircleCheck, OctagonX, TimerOff, type LucideIcon } from 'lucide-react'
import type { TerminalStatus } from '#contract/statuses.ts'
import type { Viewer } from '#app/shell/use-viewer.ts'
import type { TaskView } from '#app/trpc/client.ts'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { AnswerView } from './answer-view.tsx'
import { channelName } from './channels.ts'
import type { NextTask } from './use-next-task.ts'

type Look = { icon: LucideIcon; colour: string }

const LOOKS: Record<TerminalStatus, Look> = {
  completed: { icon: CircleCheck, colour: 'text-success-text' },
  timed_out: { icon: TimerOff, colour: 'text-danger-text' },
  cancelled: { icon: Ban, colour: 'text-ink-muted' },
  verification_exhausted: { icon: OctagonX, colour: 'text-danger-text' },
}

function endedAt({ task, timeline }: TaskView): string {
  return task.completed_at ?? task.timed_out_at ?? timeline.at(-1)?.created_at ?? task.updated_at
}

function answererOf(task: TaskView['task'], me: string | undefined): string {
  if (me && task.completed_by_user_id === me) return 'You'
  return task.completed_by_display_name ?? task.completed_by_email ?? 'Somebody'
}

function cancellerOf({ timeline }: TaskView, myEmail: string | null | undefined): string {
  const event = timeline.findLast((each) => each.action === 'cancelled')
  if (event?.actor_type !== 'human') return 'The agent'
  return myEmail && event.actor_email === myEmail ? 'You' : (event.actor_name ?? 'An operator')
}

/** How it ended, in one sentence. */
export function verdictOf(view: TaskView, me: Viewer | undefined): string {
  const { task } = view
  const channel = task.completed_via_channel
  switch (task.status as TerminalStatus) {
    case 'completed':
      return `${answererOf(task, me?.id)} answered this${channel && channel !== 'dashboard' ? ` through ${channelName(channel)}` : ''}`
    case 'timed_out':
      return 'Time ran out before anybody answered'
    case 'cancelled':
      return `${cancellerOf(view, me?.email)} cancelled this task`
    case 'verification_exhausted':
      return 'The verifier turned down the last try'
  }
}

type OutcomeProps = {
  view: TaskView
  viewer: Viewer | undefined
  /** This person has just answered it: say that it arrived, and offer what waits next. */
  fresh: boolean
  next: NextTask | null
  onNext: (id: string) => void
}

/** What became of the task, where the form was. */
export function Outcome({ view, viewer, fresh, next, onNext }: OutcomeProps) {
  const { task, form } = view
  const { icon: Icon, colour } = LOOKS[task.status as TerminalStatus]
  return (
    <section aria-label="How it ended" className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-start gap-x-2.5 gap-y-3 px-4 py-3.5">
        <Icon aria-hidden="true" className={cn('mt-0.5 size-4.5 shrink-0', colour)} />
        <div className="grid min-w-0 flex-1 gap-0.5">
          <p role="status" className="font-semibold">
            {fresh ? 'Sent. The agent has your answer.' : verdictOf(view, viewer)}
          </p>
          <p className="text-sm text-ink-muted">
            <RelativeTime value={endedAt(view)} />
          </p>
        </div>
        {fresh && next && (
          <Button variant="primary" title={next.title} onClick={() => onNext(next.id)}>
            Next task
            <ArrowRight aria-hidden="true" />
          </Button>
        )}
      </div>
      {task.response && (
        <div className="border-t border-line px-4 py-1.5">
          <AnswerView fields={form.fields} answer={task.response} />
        </div>
      )}
      {task.response_redacted_at && (
        <p className="border-t border-line px-4 py-3 text-sm text-ink-muted">
          The agent has the answer. It asked for it not to be kept here, so it was deleted.
        </p>
      )}
    </section>
  )
}
