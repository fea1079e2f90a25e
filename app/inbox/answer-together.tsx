'use client'

import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { toast } from 'sonner'
import type { InboxRow } from '#contract/views.ts'
import { focusStart } from '#app/fields/focus.ts'
import { AnswerForm } from '#app/fields/form.tsx'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Dialog } from '#app/ui/dialog.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { Skeleton } from '#app/ui/skeleton.tsx'
import { Failures } from './failures.tsx'
import { failuresOf, type Failed, useTogether } from './use-together.ts'

function tasksText(count: number): string {
  return count === 1 ? 'one task' : `${count} tasks`
}

type AnswerTogetherProps = {
  /** As they were chosen; all of them alike. */
  chosen: ReadonlyMap<string, InboxRow>
  onClose: () => void
  /** These are still to be answered; none when all are. */
  onLeft: (ids: readonly string[]) => void
}

/** One form for several tasks that ask for the same. Each is answered by itself; those that were not stay, with the reason. */
export function AnswerTogether({ chosen: unfrozen, onClose, onLeft }: AnswerTogetherProps) {
  const api = useApi()
  // What the person saw when they began is what is answered, whatever the list does meanwhile.
  const [chosen] = useState(unfrozen)
  const [left, setLeft] = useState(() => [...chosen.keys()])
  const [failed, setFailed] = useState<Failed[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const { complete } = useTogether()
  const first = chosen.values().next().value
  const { data: view, error } = useQuery(api.dashboard.task.queryOptions({ id: first?.id ?? '' }, { enabled: first !== undefined }))
  const done = chosen.size - left.length

  const send = async (response: Record<string, unknown>): Promise<boolean> => {
    setProblem(null)
    try {
      const failures = failuresOf(await complete.mutateAsync({ ids: left, form_key: first?.form_key ?? '', response }))
      const ids = failures.map(({ id }) => id)
      setFailed(failures)
      setLeft(ids)
      onLeft(ids)
      if (ids.length > 0) return false
      toast.success(`Answered ${tasksText(chosen.size)}.`)
      onClose()
      return true
    } catch (thrown) {
      // Whether some of it arrived is not known; sent again, those that were answered say so.
      setProblem(`${problemOf(thrown).message} Nothing you typed is lost.`)
      return false
    }
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Answer ${tasksText(left.length)}${left.length > 1 ? ' together' : ''}`}
      description="The same answer goes to each by itself. Look at them one by one where it matters."
      className="sm:top-[8dvh] sm:max-w-xl"
    >
      <Fold summary={`Which ${tasksText(left.length)}`}>
        <ul className="grid max-h-48 gap-1 overflow-y-auto text-sm text-ink-muted">
          {left.map((id) => (
            <li key={id} className="truncate">
              {chosen.get(id)?.task}
              {chosen.get(id)?.context && ` · ${chosen.get(id)?.context}`}
            </li>
          ))}
        </ul>
      </Fold>
      {failed.length > 0 && (
        <div role="alert" className="grid gap-2">
          <p className="flex items-center gap-2 font-medium">
            <CircleCheck aria-hidden="true" className="size-4 text-success-text" />
            {done === 0 ? 'None was answered.' : `Answered ${tasksText(done)}.`} {failed.length} could not be:
          </p>
          <Failures failed={failed} chosen={chosen} />
        </div>
      )}
      {view && (
        <div ref={focusStart}>
          <AnswerForm
            fields={view.form.fields}
            initial={null}
            submitLabel={`Answer ${tasksText(left.length)}`}
            onSubmit={send}
            problem={problem}
          />
        </div>
      )}
      {!view && (error ? <p className="text-danger-text">{problemOf(error).message}</p> : <Skeleton className="h-24 w-full" />)}
    </Dialog>
  )
}
