'use client'

import { useMutation } from '@tanstack/react-query'
import { Lock, RotateCcw } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { AnswerForm, type AnswerFormHandle } from '#app/fields/form.tsx'
import { quickAnswerOf } from '#app/fields/quick-answer.ts'
import { UploadsProvider } from '#app/fields/uploads.tsx'
import { paths } from '#app/paths.ts'
import { useShortcuts } from '#app/shell/use-shortcuts.ts'
import { useViewer } from '#app/shell/use-viewer.ts'
import { useApi, type TaskView } from '#app/trpc/client.ts'
import { problemOf, type ClientProblem } from '#app/trpc/problem.ts'
import { Card } from '#app/ui/card.tsx'
import { draftKeyOf } from './draft-key.ts'
import { uploadFor } from './upload.ts'
import { useTaskDeeds } from './use-task-deeds.ts'

const KEPT = 'Nothing you typed is lost.'

/** Sends an answer, and keeps what the server said against it. */
function useAnswering(id: string) {
  const api = useApi()
  const complete = useMutation(api.tasks.complete.mutationOptions())
  const { refresh } = useTaskDeeds(id)
  const [refusal, setRefusal] = useState<ClientProblem | null>(null)

  const send = async (response: Record<string, unknown>): Promise<boolean> => {
    setRefusal(null)
    try {
      await complete.mutateAsync({ id, response })
    } catch (error) {
      const problem = problemOf(error)
      setRefusal(problem)
      // Somebody was faster, or the page was behind: show how things stand.
      if (problem.error !== 'OFFLINE') await refresh()
      return false
    }
    // Until the page shows the outcome the button keeps turning, so that nobody presses it twice.
    await refresh()
    return true
  }
  const errors = refusal?.errors
  return { send, errors, problem: refusal && !errors ? `${refusal.message} ${KEPT}` : null }
}

function Note({ icon: Icon, children }: { icon: typeof Lock; children: string }) {
  return (
    <p className="mb-4 flex items-start gap-2 rounded-md bg-sunken px-3 py-2 text-sm text-ink-muted">
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {children}
    </p>
  )
}

/** The form, for as long as the task waits. */
export function AnswerCard({ view }: { view: TaskView }) {
  const { task, form, actions } = view
  const viewer = useViewer()
  const handle = useRef<AnswerFormHandle>(null)
  const { send, errors, problem } = useAnswering(task.id)
  const uploads = useMemo(() => ({ upload: uploadFor(task.id), addressOf: paths.file }), [task.id])
  const yesNo = quickAnswerOf(form.fields)?.field.kind === 'switch'
  useShortcuts(yesNo ? { a: () => handle.current?.decide(true), r: () => handle.current?.decide(false) } : {})
  return (
    <Card title="Your answer">
      {!actions.complete.allowed && actions.complete.why && <Note icon={Lock}>{actions.complete.why}</Note>}
      {task.status === 'rejected' && task.verifier_result && (
        <Note icon={RotateCcw}>{`The last answer was sent back: ${task.verifier_result.reason}`}</Note>
      )}
      <UploadsProvider value={uploads}>
        <AnswerForm
          ref={handle}
          fields={form.fields}
          initial={task.response ?? task.initial_response}
          suggested={!task.response && task.initial_response !== null}
          draftKey={draftKeyOf(viewer, task.id)}
          disabled={!actions.complete.allowed}
          docked
          quickKeys={yesNo ? ['a', 'r'] : undefined}
          onSubmit={send}
          errors={errors}
          problem={problem}
        />
      </UploadsProvider>
    </Card>
  )
}
