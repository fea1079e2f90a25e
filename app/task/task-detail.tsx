'use client'

import { useQuery } from '@tanstack/react-query'
import { useCallback, useState, type ReactNode } from 'react'
import { isTerminal } from '#contract/statuses.ts'
import { quickAnswerOf } from '#app/fields/quick-answer.ts'
import { MediaProvider } from '#app/media/source.tsx'
import { paths } from '#app/paths.ts'
import { Payload } from '#app/payload/payload.tsx'
import { useShortcuts } from '#app/shell/use-shortcuts.ts'
import { useViewer, type Viewer } from '#app/shell/use-viewer.ts'
import { useApi, type TaskView } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { cn } from '#app/ui/cn.ts'
import { AnswerCard } from './answer-card.tsx'
import { draftKeyOf } from './draft-key.ts'
import { Outcome } from './outcome.tsx'
import { TaskComments } from './task-comments.tsx'
import { TaskContext } from './task-context.tsx'
import { TaskHeader } from './task-header.tsx'
import { TaskMissing } from './task-missing.tsx'
import { TaskPeople } from './task-people.tsx'
import { TaskSeen } from './task-seen.tsx'
import { TaskSkeleton } from './task-skeleton.tsx'
import { TaskTimeline } from './task-timeline.tsx'
import { UnsentAnswer } from './unsent-answer.tsx'
import type { NextTask } from './use-next-task.ts'
import { usePresence } from './use-presence.ts'
import { useTitle } from './use-title.ts'

type Onward = {
  /** What to go on with once this one is answered. */
  next: NextTask | null
  onNext: (id: string) => void
}

function Ending({ live, view, viewer, ...onward }: Onward & { view: TaskView; viewer: Viewer | undefined; live: boolean }) {
  const byMe = viewer !== undefined && view.task.completed_by_user_id === viewer.id
  const draftKey = draftKeyOf(viewer, view.task.id)
  return (
    <div className="grid min-w-0 gap-5">
      <Outcome view={view} viewer={viewer} live={live} {...onward} />
      {!byMe && draftKey && <UnsentAnswer view={view} draftKey={draftKey} />}
    </div>
  )
}

/** The form while the task waits; what became of it afterwards, in the same place, so that nobody has to look for it. */
function Decision({ view, viewer, ...onward }: Onward & { view: TaskView; viewer: Viewer | undefined }) {
  if (!isTerminal(view.task.status)) return <AnswerCard view={view} />
  return <Ending view={view} viewer={viewer} live {...onward} />
}

type FrameProps = {
  /** Leave room for the buttons that stand at the lower edge of phones. */
  docked?: boolean
  children: ReactNode
}

function Frame({ docked = false, children }: FrameProps) {
  return (
    // Not on phones: some browsers place what is fixed inside a container by its edges instead of the window's.
    <div className="sm:@container">
      <div className={cn('mx-auto w-full max-w-5xl px-4 pt-5 pb-10 sm:px-6', docked && 'max-sm:pb-36')}>{children}</div>
    </div>
  )
}

type TaskDetailProps = Onward & {
  id: string
  /** Where the list is, when this is a page of its own; null beside the list. */
  inbox: string | null
  onBack: () => void
}

/** One task, whole: the question, the evidence, the form, and what has happened so far. */
export function TaskDetail({ id, inbox, onBack, ...onward }: TaskDetailProps) {
  const api = useApi()
  const viewer = useViewer()
  const { data: view, error, refetch } = useQuery(api.dashboard.task.queryOptions({ id }))
  useTitle(view?.task.task)
  useShortcuts({ Escape: onBack })
  const through = useCallback((url: string) => paths.media(id, url), [id])

  // Given to somebody else while it was open: what is shown is not theirs to see any more.
  const lost = error !== null && GONE.has(problemOf(error).error)
  if (!view || lost) {
    return (
      <Frame>
        {inbox && <h1 className="sr-only">Task</h1>}
        {error ? <TaskMissing problem={problemOf(error)} onRetry={() => void refetch()} /> : <TaskSkeleton />}
      </Frame>
    )
  }
  return (
    <MediaProvider through={through}>
      <Task view={view} viewer={viewer} inbox={inbox} onBack={onBack} {...onward} />
    </MediaProvider>
  )
}

/** Not that it could not be read: that it may not be, or is no more. */
const GONE = new Set<string>(['FORBIDDEN', 'TASK_NOT_FOUND'])

type TaskProps = Onward & { view: TaskView; viewer: Viewer | undefined; inbox: string | null; onBack: () => void }

function Task({ view, viewer, inbox, onBack, ...onward }: TaskProps) {
  usePresence(view.task.id)
  // A task opened after its end is read from its end; one that ends while it is read keeps its order.
  const [endedBefore] = useState(isTerminal(view.task.status))
  // One press answers it: wide windows have it beside the evidence, above the fold.
  const evidence = Object.keys(view.task.payload ?? {}).length > 0
  const quick = quickAnswerOf(view.form.fields) !== null
  const beside = quick && evidence
  const { next, onNext } = onward
  // Operators see every task, whoever has it.
  const onGone = () => {
    if (viewer?.isOperator) return
    if (next) onNext(next.id)
    else onBack()
  }
  const decision = <Decision view={view} viewer={viewer} {...onward} />
  return (
    <Frame docked={quick && !isTerminal(view.task.status)}>
      <TaskHeader view={view} me={viewer?.id} back={inbox} onGone={onGone} />
      <div className="mt-5 grid items-start gap-x-8 gap-y-5 @3xl:grid-cols-[minmax(0,1fr)_17rem] @3xl:grid-rows-[auto_1fr] @4xl:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="grid min-w-0 gap-5">
          {endedBefore && <Ending view={view} viewer={viewer} live={false} {...onward} />}
          {evidence && <Payload value={view.task.payload} schema={view.task.payload_schema} title="Evidence" />}
          {!endedBefore && !beside && decision}
        </div>
        {/* In one column the parts go: evidence, answer, comments, and only then what is good to know. */}
        <aside aria-label="About this task" className="contents min-w-0 gap-5 @3xl:row-span-2 @3xl:grid">
          {!endedBefore && beside && decision}
          <div className="order-2 grid min-w-0 gap-4 pt-1 @3xl:order-none">
            <TaskContext task={view.task} />
            <TaskPeople asked={view.asked} routing={view.routing} escalatesAt={isTerminal(view.task.status) ? null : view.escalate_at} />
            <TaskSeen taskId={view.task.id} me={viewer?.id} />
            <TaskTimeline events={view.timeline} me={viewer?.email} />
          </div>
        </aside>
        <div className="order-1 min-w-0 @3xl:order-none @3xl:col-start-1">
          <TaskComments task={view.task} me={viewer?.id} />
        </div>
      </div>
    </Frame>
  )
}
