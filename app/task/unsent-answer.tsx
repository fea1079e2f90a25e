'use client'

import { useState } from 'react'
import { dropDraft, loadDraft } from '#app/fields/draft.ts'
import { AnswerForm } from '#app/fields/form.tsx'
import type { TaskView } from '#app/trpc/client.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'

const never = () => Promise.resolve(false)

/** What this person had typed when the task was settled without them: still theirs to read and copy. */
export function UnsentAnswer({ view, draftKey }: { view: TaskView; draftKey: string }) {
  const { task, form } = view
  const [kept, setKept] = useState(() => loadDraft(draftKey, form.fields) !== null)
  if (!kept) return null
  const discard = () => {
    dropDraft(draftKey)
    setKept(false)
  }
  return (
    <Card
      title="Your unsent answer"
      aside={
        <Button size="sm" variant="ghost" className="-mr-2" onClick={discard}>
          Discard
        </Button>
      }
    >
      <AnswerForm fields={form.fields} initial={task.initial_response} draftKey={draftKey} disabled onSubmit={never} />
    </Card>
  )
}
