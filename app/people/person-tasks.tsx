'use client'

import Link from 'next/link'
import type { PersonView } from '#contract/people-views.ts'
import { paths } from '#app/paths.ts'
import { Card } from '#app/ui/card.tsx'
import { Deadline } from '#app/ui/deadline.tsx'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { StatusBadge } from '#app/ui/status-badge.tsx'

type Task = PersonView['open'][number]

function TaskList({ tasks, label, ended }: { tasks: Task[]; label: string; ended: boolean }) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {tasks.map((task) => (
        <li key={task.id}>
          <Link
            href={paths.task(task.id)}
            className="flex min-h-10 items-center gap-3 px-4 py-2 transition-colors duration-100 hover:bg-hover focus-visible:-outline-offset-2 touch:min-h-11"
          >
            <span className="min-w-0 flex-1 truncate">{task.task}</span>
            <span className="flex shrink-0 items-center text-sm text-ink-muted">
              {ended ? <RelativeTime value={task.at} /> : <Deadline value={task.at} />}
            </span>
            <StatusBadge status={task.status} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** What somebody holds, and what they decided last. */
export function PersonTasks({ view }: { view: PersonView }) {
  const { open, open_count: count, answered } = view
  return (
    <>
      <Card
        title="Holds"
        aside={<span className="text-sm text-ink-muted">{count === 1 ? '1 open task' : `${count} open tasks`}</span>}
        flush
      >
        {open.length === 0 ? (
          <p className="px-4 py-3 text-sm text-ink-muted">Nothing at the moment.</p>
        ) : (
          <TaskList tasks={open} label="Open tasks" ended={false} />
        )}
        {count > open.length && (
          <p className="border-t border-line px-4 py-2 text-sm text-ink-muted">
            The newest {open.length} of {count}.{' '}
            <Link href={paths.inbox({ tab: 'all', person: view.person.id })} className="text-accent-text underline underline-offset-2">
              All in the inbox
            </Link>
          </p>
        )}
      </Card>
      <Card
        title="Answered last"
        aside={
          answered.length > 0 && (
            <Link
              href={paths.inbox({ tab: 'any', by_person: view.person.id })}
              className="text-sm text-accent-text underline underline-offset-2"
            >
              All in the inbox
            </Link>
          )
        }
        flush
      >
        {answered.length === 0 ? (
          <p className="px-4 py-3 text-sm text-ink-muted">No answers yet.</p>
        ) : (
          <TaskList tasks={answered} label="Answered tasks" ended />
        )}
      </Card>
    </>
  )
}
