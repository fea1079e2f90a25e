'use client'

import { useQuery } from '@tanstack/react-query'
import { Ban, CircleCheck, OctagonX, TimerOff, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { isTerminal, type TerminalStatus } from '#contract/statuses.ts'
import { Payload } from '#app/payload/payload.tsx'
import { useApi, type EmbeddedView } from '#app/trpc/client.ts'
import { problemOf, type ClientProblem } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { EmbeddedContext } from './embedded-context.tsx'
import { EmbeddedForm } from './embedded-form.tsx'
import { Panel } from './panel.tsx'
import { tellParent } from './tell-parent.ts'
import type { Ticket } from './token.ts'
import { wordsFor } from './words.ts'

type Ending = { icon: LucideIcon; colour: string; title: string; text: string }

/** Who answered, or why it was withdrawn, is not for whoever looks at a page of somebody else's. */
const ENDINGS: Record<TerminalStatus, Ending> = {
  completed: { icon: CircleCheck, colour: 'text-success-text', title: 'This has been answered', text: 'Nothing more is needed from you.' },
  timed_out: { icon: TimerOff, colour: 'text-danger-text', title: 'The time to answer is over', text: 'Nobody waits for it any more.' },
  cancelled: { icon: Ban, colour: 'text-ink-muted', title: 'This is no longer needed', text: 'The question was withdrawn.' },
  verification_exhausted: {
    icon: OctagonX,
    colour: 'text-danger-text',
    title: 'This is closed',
    text: 'No answer was accepted as often as it was tried.',
  },
}

/** Tells once that the task is there, or why it is not. */
function useTelling(ticket: Ticket, { loaded, problem }: { loaded: boolean; problem: ClientProblem | null }): void {
  const told = useRef('')
  const { taskId } = ticket
  const what = loaded ? 'loaded' : (problem?.error ?? '')
  useEffect(() => {
    if (what === '' || told.current === what) return
    told.current = what
    if (what === 'loaded') tellParent(ticket, { type: 'loaded', payload: { taskId } })
    else tellParent(ticket, { type: 'task.error', payload: { taskId, code: what, message: problem?.message ?? '' } })
  }, [what, problem, ticket, taskId])
}

/** In the shape of a task, so that nothing moves when it comes. */
function Waiting() {
  return (
    <div className="grid gap-5" aria-busy="true">
      <Skeleton className="h-7 w-3/4" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-32 w-full" />
    </div>
  )
}

/** The task that the token opens. */
export function EmbeddedTask({ ticket }: { ticket: Ticket }) {
  const api = useApi()
  const { data: view, error, refetch } = useQuery(api.embed.task.queryOptions({ id: ticket.taskId }))
  const problem = error && !view ? problemOf(error) : null
  useTelling(ticket, { loaded: view !== undefined, problem })
  if (problem)
    return (
      <Panel icon={TriangleAlert} colour="text-danger-text" title="The question cannot be shown" text={wordsFor(problem)}>
        <div className="mt-2">
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      </Panel>
    )
  return view ? <Question ticket={ticket} view={view} /> : <Waiting />
}

/** A payload that was to be hidden is not sent here at all. */
function evidenceOf({ payload, redact_payload }: EmbeddedView['task']): Record<string, unknown> | null {
  return payload && !redact_payload && Object.keys(payload).length > 0 ? payload : null
}

function Question({ ticket, view }: { ticket: Ticket; view: EmbeddedView }) {
  const { task } = view
  const [submitted, setSubmitted] = useState(false)
  const evidence = evidenceOf(task)
  const ending = isTerminal(task.status) ? ENDINGS[task.status] : null
  return (
    <div className="grid min-w-0 gap-5">
      <h1 className="text-xl font-semibold [overflow-wrap:anywhere]">{task.task}</h1>
      {submitted ? (
        <Panel icon={CircleCheck} colour="text-success-text" title="Submitted" text="Your answer has arrived." focused />
      ) : (
        ending && <Panel {...ending} />
      )}
      {!submitted && (
        <>
          {task.task_metadata && Object.keys(task.task_metadata).length > 0 && <EmbeddedContext metadata={task.task_metadata} />}
          {evidence && <Payload value={evidence} schema={task.payload_schema} title="Evidence" />}
          {!ending && <EmbeddedForm ticket={ticket} view={view} onSubmitted={() => setSubmitted(true)} />}
        </>
      )}
    </div>
  )
}
