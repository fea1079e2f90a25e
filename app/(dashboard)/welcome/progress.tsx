import type { z } from 'zod'
import { Circle, CircleCheck, CircleDot } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { isTerminal, type TaskStatus } from '#contract/statuses.ts'
import type { firstRun } from '#contract/views.ts'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'
import { statusLabel } from '#app/ui/status-badge.tsx'

type State = z.infer<typeof firstRun>

type Stage = 'done' | 'now' | 'later'

const LOOKS = {
  done: { icon: CircleCheck, tone: 'text-success-text', word: 'Done' },
  now: { icon: CircleDot, tone: 'text-accent-text', word: 'Now' },
  later: { icon: Circle, tone: 'text-ink-faint', word: 'Later' },
} as const satisfies Record<Stage, object>

function Step({ stage, title, children }: { stage: Stage; title: string; children: ReactNode }) {
  const { icon: Icon, tone, word } = LOOKS[stage]
  return (
    <li
      aria-current={stage === 'now' ? 'step' : undefined}
      className="group relative grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3 pb-6 last:pb-0"
    >
      <span aria-hidden="true" className="absolute top-7 bottom-1 left-[0.59375rem] w-px bg-line-strong group-last:hidden" />
      <span className="grid h-[1.375rem] place-items-center">
        <Icon aria-hidden="true" className={cn('size-[1.125rem]', tone, stage === 'now' && 'animate-pulse')} />
      </span>
      <div className="grid min-w-0 gap-1">
        <h2 className={cn('text-base font-semibold', stage === 'later' && 'font-medium text-ink-muted')}>
          {title}
          <span className="sr-only">, {word.toLowerCase()}</span>
        </h2>
        <div className="grid justify-items-start gap-3 text-base text-ink-muted">{children}</div>
      </div>
    </li>
  )
}

function endedUnanswered(status: TaskStatus): boolean {
  return isTerminal(status) && status !== 'completed'
}

function Answer({ task }: { task: State['first_task'] }) {
  if (!task) return <p>You decide here, and your code goes on with the answer.</p>
  if (task.status === 'completed') {
    return (
      <>
        <p>Your code has the answer. Run it again: the same question gets the same answer at once, without asking anybody.</p>
        <Button asChild>
          <Link href={paths.inbox()}>Go to the inbox</Link>
        </Button>
      </>
    )
  }
  if (endedUnanswered(task.status)) {
    return (
      <p>
        It ended without an answer ({statusLabel(task.status).toLowerCase()}). Add an{' '}
        <code className="font-mono text-sm text-ink">idempotencyKey</code> of your own to the call and run it again; it then is a new
        question.
      </p>
    )
  }
  return (
    <>
      <p>Your code is waiting for you.</p>
      <Button asChild variant="primary">
        <Link href={paths.task(task.id)}>Answer it</Link>
      </Button>
    </>
  )
}

/** How far the way from an empty server to the first answer has been gone. */
export function Progress({ state }: { state: State | undefined }) {
  const task = state?.first_task ?? null
  const answered = task?.status === 'completed'
  return (
    // What changes by itself is read out when it does.
    <ol aria-live="polite" aria-label="Progress" className="grid">
      <Step stage="done" title="The server is running">
        <p className="max-w-full truncate font-mono text-sm">{state?.url ?? '…'}</p>
      </Step>
      <Step stage={task ? 'done' : 'now'} title={task ? 'The first question arrived' : 'Run the code'}>
        {task ? (
          <Link href={paths.task(task.id)} className="text-accent-text underline-offset-2 hover:underline">
            {task.task}
          </Link>
        ) : (
          <p>The question shows up here by itself.</p>
        )}
      </Step>
      <Step stage={answered ? 'done' : task ? 'now' : 'later'} title={answered ? 'It was answered' : 'Answer it'}>
        <Answer task={task} />
      </Step>
    </ol>
  )
}
