'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { isTerminal } from '#contract/statuses.ts'
import { AnswerForm } from '#app/fields/form.tsx'
import { useApi, type EmbeddedView } from '#app/trpc/client.ts'
import { problemOf, type ClientProblem } from '#app/trpc/problem.ts'
import { Card } from '#app/ui/card.tsx'
import { tellParent } from './tell-parent.ts'
import type { Ticket } from './token.ts'
import { wordsFor } from './words.ts'

const KEPT = 'Nothing you typed is lost.'

type EmbeddedFormProps = { ticket: Ticket; view: EmbeddedView; onSubmitted: () => void }

/** Sends an answer, and keeps what the server said against it. The form itself sends one at a time. */
function useSubmitting({ ticket, onSubmitted }: Omit<EmbeddedFormProps, 'view'>) {
  const api = useApi()
  const queries = useQueryClient()
  const complete = useMutation(api.tasks.complete.mutationOptions())
  const [refusal, setRefusal] = useState<ClientProblem | null>(null)
  const { taskId } = ticket
  const refresh = () => queries.invalidateQueries(api.embed.task.queryFilter({ id: taskId }))

  const send = async (response: Record<string, unknown>): Promise<boolean> => {
    setRefusal(null)
    try {
      const task = await complete.mutateAsync({ id: taskId, response })
      // A verifier may have sent it back: the form stays, and says why.
      if (!isTerminal(task.status)) return refresh().then(() => false)
      tellParent(ticket, { type: 'task.completed', payload: { taskId, response: task.response, completedAt: task.completed_at } })
      onSubmitted()
      return true
    } catch (error) {
      const problem = problemOf(error)
      setRefusal(problem)
      // What the person can mend in the form is between them and the form.
      if (problem.error !== 'RESPONSE_INVALID')
        tellParent(ticket, { type: 'task.error', payload: { taskId, code: problem.error, message: problem.message } })
      if (problem.error === 'TASK_ALREADY_TERMINAL') await refresh()
      return false
    }
  }
  const errors = refusal?.errors
  return { send, errors, problem: refusal && !errors ? `${wordsFor(refusal)} ${KEPT}` : null }
}

/** The form, filled with what the agent proposed or with the answer that was sent back. */
export function EmbeddedForm({ ticket, view: { task, form }, onSubmitted }: EmbeddedFormProps) {
  const { send, errors, problem } = useSubmitting({ ticket, onSubmitted })
  return (
    <Card title="Your answer">
      {form.fields.length === 0 && <p className="mb-4 text-ink-muted">There is nothing to fill in.</p>}
      {task.status === 'rejected' && task.verifier_result && (
        <p className="mb-4 flex items-start gap-2 rounded-md bg-sunken px-3 py-2 text-sm text-ink-muted">
          <RotateCcw aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          The last answer was sent back: {task.verifier_result.reason}
        </p>
      )}
      <AnswerForm
        fields={form.fields}
        initial={task.response ?? task.initial_response}
        suggested={!task.response && task.initial_response !== null}
        // Whoever has no name of their own on that page could be anybody at the same computer.
        draftKey={ticket.sub ? `embed:${ticket.sub}:${task.id}` : undefined}
        submitLabel="Submit"
        onSubmit={send}
        errors={errors}
        problem={problem}
      />
    </Card>
  )
}
