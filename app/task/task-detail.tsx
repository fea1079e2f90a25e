'use client'

import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { isTerminal } from '#contract/statuses.ts'
import { Payload } from '#app/payload/payload.tsx'
import { useShortcuts } from '#app/shell/use-shortcuts.ts'
import { useViewer, type Viewer } from '#app/shell/use-viewer.ts'
import { useApi, type TaskView } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { AnswerCard } from './answer-card.tsx'
import { Outcome } from './outcome.tsx'
import { TaskContext } from './task-context.tsx'
import { TaskHeader } from './task-header.tsx'
import { TaskMissing } from './task-missing.tsx'
import { TaskPeople } from './task-people.tsx'
import { TaskSkeleton } from './task-skeleton.tsx'
import { TaskTimeline } from './task-timeline.tsx'
import { UnsentAnswer } from './unsent-answer.tsx'
import type { NextTask } from './use-next-task.ts'
import { useTitle } from './use-title.ts'

type Onward = {
  /** What to go on with once this one is answered. */
  next: NextTask | null
  onNext: (id: string) => void
}

/** The form while the task waits, what became of it afterwards. */
function Decision({ view, viewer, ...onward }: Onward & { view: TaskView; viewer: Viewer | undefined }) {
  const open = !isTerminal(view.task.status)
  const [wasOpen, setWasOpen] = useState(open)
  if (open && !wasOpen) setWasOpen(true)
  if (open) return <AnswerCard view={view} />
  const byMe = viewer !== undefined && view.task.completed_by_user_id === viewer.id
  return (
    <>
      <Outcome view={view} viewer={viewer} fresh={wasOpen && byMe} {...onward} />
      {!byMe && <UnsentAnswer view={view} />}
    </>
  )
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <div className="@container">
      <div className="mx-auto w-full max-w-5xl px-4 py-5 sm:px-6">{children}</div>
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

  if (!view) {
    return <Frame>{error ? <TaskMissing problem={problemOf(error)} onRetry={() => void refetch()} /> : <TaskSkeleton />}</Frame>
  }
  return (
    <Frame>
      <TaskHeader view={view} me={viewer?.id} back={inbox} />
      <div className="mt-5 grid items-start gap-5 @3xl:grid-cols-[minmax(0,1fr)_17.5rem]">
        <div className="grid min-w-0 gap-5">
          <Payload value={view.task.payload} title="Evidence" />
          <Decision view={view} viewer={viewer} {...onward} />
        </div>
        <aside aria-label="About this task" className="grid min-w-0 gap-5">
          <TaskContext task={view.task} />
          <TaskPeople asked={view.asked} />
          <TaskTimeline events={view.timeline} me={viewer?.email} />
        </aside>
      </div>
    </Frame>
  )
}
