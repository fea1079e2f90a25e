'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type KeyboardEvent } from 'react'
import { MAX_COMMENT_LENGTH } from '#contract/limits.ts'
import { useModKey } from '#app/shell/use-mod-key.ts'
import { useShortcuts } from '#app/shell/use-shortcuts.ts'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { ChoiceButtons } from '#app/ui/choice-buttons.tsx'
import { Field } from '#app/ui/field.tsx'
import { Kbd } from '#app/ui/kbd.tsx'
import { Textarea } from '#app/ui/textarea.tsx'

type Kind = 'comment' | 'question_to_agent'

const KINDS: { value: Kind; label: string }[] = [
  { value: 'comment', label: 'To reviewers' },
  { value: 'question_to_agent', label: 'Ask the agent' },
]

const HINTS: Record<Kind, string> = {
  comment: 'Everybody who may see this task can read it, the agent too.',
  question_to_agent: 'The agent is told and may reply here. The task goes on waiting for its answer.',
}

/** Characters before the end at which it is said how many are left. */
const NEAR_THE_END = 500

function problemIn(text: string, failure: unknown): string | null {
  const left = MAX_COMMENT_LENGTH - text.length
  if (left < 0) return `${(-left).toLocaleString('en')} characters too many.`
  return failure ? `${problemOf(failure).message} Nothing you typed is lost.` : null
}

/** What is typed stays until the server has it. */
export function CommentBox({ taskId, ended }: { taskId: string; ended: boolean }) {
  const api = useApi()
  const queries = useQueryClient()
  const mod = useModKey()
  const box = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [wanted, setWanted] = useState<Kind>('comment')
  const kind = ended ? 'comment' : wanted
  const filter = api.comments.list.queryFilter({ id: taskId })
  const { mutate, isPending, error } = useMutation(
    api.comments.create.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(filter)
        setText('')
        setWanted('comment')
      },
    }),
  )
  useShortcuts({ m: () => box.current?.focus() })

  const problem = problemIn(text, error)
  const left = MAX_COMMENT_LENGTH - text.length
  const send = () => {
    if (text.trim() && left >= 0 && !isPending) mutate({ id: taskId, body: text, kind })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      send()
    }
    if (event.key === 'Escape') box.current?.blur()
  }
  return (
    <div className="grid gap-2.5">
      <Field label="Comment" hideLabel error={problem}>
        {(control) => (
          <Textarea
            {...control}
            ref={box}
            rows={2}
            className="min-h-16"
            placeholder={kind === 'comment' ? 'Write a comment' : 'What do you need to know from the agent?'}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {!ended && <ChoiceButtons aria-label="For whom" options={KINDS} value={kind} onChange={(value) => setWanted(value as Kind)} />}
        <Button loading={isPending} disabled={text.trim() === '' || left < 0} onClick={send}>
          Send <Kbd>{mod} ↵</Kbd>
        </Button>
        <p className="min-w-0 flex-1 basis-48 text-sm text-ink-muted">
          {left < NEAR_THE_END && left >= 0 ? `${left} characters left.` : HINTS[kind]}
        </p>
      </div>
    </div>
  )
}
