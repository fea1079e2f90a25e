'use client'

import { ArrowRight, Ban, CircleCheck, OctagonX, TimerOff, type LucideIcon } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { TerminalStatus } from '#contract/statuses.ts'
import type { Viewer } from '#app/shell/use-viewer.ts'
import type { TaskView } from '#app/trpc/client.ts'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { AnswerEdits } from './answer-edits.tsx'
import { AnswerView } from './answer-view.tsx'
import type { NextTask } from './use-next-task.ts'
import { verdictOf } from './verdict.ts'

type Look = { icon: LucideIcon; colour: string }

const LOOKS: Record<TerminalStatus, Look> = {
  completed: { icon: CircleCheck, colour: 'text-success-text' },
  timed_out: { icon: TimerOff, colour: 'text-danger-text' },
  cancelled: { icon: Ban, colour: 'text-ink-muted' },
  verification_exhausted: { icon: OctagonX, colour: 'text-danger-text' },
}

/** Completed at its deadline: nobody's decision, so it does not look like one. */
const DEFAULTED: Look = { icon: TimerOff, colour: 'text-warning-text' }

function lookOf({ status, timed_out_at }: TaskView['task']): Look {
  return status === 'completed' && timed_out_at ? DEFAULTED : LOOKS[status as TerminalStatus]
}

function endedAt({ task, timeline }: TaskView): string {
  return task.completed_at ?? task.timed_out_at ?? timeline.at(-1)?.created_at ?? task.updated_at
}

type OutcomeProps = {
  view: TaskView
  viewer: Viewer | undefined
  /** It ended while it was on screen: say so, and offer what waits next. */
  live: boolean
  next: NextTask | null
  onNext: (id: string) => void
}

/** What became of the task, where the form was. */
export function Outcome({ view, viewer, live, next, onNext }: OutcomeProps) {
  const { task, form } = view
  const justSent = live && viewer !== undefined && task.completed_by_user_id === viewer.id
  const { icon: Icon, colour } = lookOf(task)
  const goOn = useRef<HTMLButtonElement>(null)
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    // The form had the focus and is gone: the keyboard goes on from here, and a phone scrolls here.
    if (justSent) (goOn.current ?? section.current)?.focus()
  }, [justSent])
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label="How it ended"
      className="min-w-0 scroll-mt-20 overflow-hidden rounded-lg border border-line bg-surface outline-none"
    >
      <div className="flex flex-wrap items-start gap-x-2.5 gap-y-3 px-4 py-3.5">
        <Icon aria-hidden="true" className={cn('mt-0.5 size-4.5 shrink-0', colour)} />
        <div className="grid min-w-0 flex-1 basis-48 gap-0.5">
          <p role="status" className="font-semibold">
            {justSent ? 'Sent. The agent has your answer.' : verdictOf(view, viewer)}
          </p>
          <p className="text-sm text-ink-muted">
            <RelativeTime value={endedAt(view)} />
          </p>
        </div>
        {live && next && (
          <Button ref={goOn} variant="primary" title={next.title} onClick={() => onNext(next.id)}>
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
      {task.response && task.initial_response && (
        <div className="border-t border-line px-4 py-3 empty:hidden">
          <AnswerEdits view={view} />
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
