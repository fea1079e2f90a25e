'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Bot } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { MAX_COMMENT_LENGTH } from '#contract/limits.ts'
import { useModKey } from '#app/shell/use-mod-key.ts'
import { useShortcuts } from '#app/shell/use-shortcuts.ts'
import { useApi } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Kbd } from '#app/ui/kbd.tsx'
import { Textarea } from '#app/ui/textarea.tsx'

type Kind = 'comment' | 'question_to_agent'

/** Characters before the end at which it is said how many are left. */
const NEAR_THE_END = 500

function problemIn(text: string, failure: unknown): string | null {
  const left = MAX_COMMENT_LENGTH - text.length
  if (left < 0) return `${(-left).toLocaleString('en')} characters too many.`
  return failure ? `${problemOf(failure).message} Nothing you typed is lost.` : null
}

/** What is typed stays until the server has it. */
function useCommenting(taskId: string) {
  const api = useApi()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const { mutate, isPending, error, variables } = useMutation(
    api.comments.create.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries(api.comments.list.queryFilter({ id: taskId }))
        setText('')
      },
    }),
  )
  const left = MAX_COMMENT_LENGTH - text.length
  const sendable = text.trim() !== '' && left >= 0
  const send = (kind: Kind) => {
    if (sendable && !isPending) mutate({ id: taskId, body: text, kind })
  }
  return { text, setText, left, sendable, send, sending: isPending ? (variables?.kind ?? null) : null, problem: problemIn(text, error) }
}

type CommentBoxProps = {
  taskId: string
  /** The task has ended: its agent has gone on, and is not asked any more. */
  ended: boolean
}

export function CommentBox({ taskId, ended }: CommentBoxProps) {
  const { text, setText, left, sendable, send, sending, problem } = useCommenting(taskId)
  const mod = useModKey()
  const box = useRef<HTMLTextAreaElement>(null)
  useShortcuts({ m: () => box.current?.focus() })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      send('comment')
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
            placeholder={ended ? 'Write a comment' : 'Write a comment, or a question to the agent'}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <Button loading={sending === 'comment'} disabled={!sendable} onClick={() => send('comment')}>
          Comment <Kbd>{mod} ↵</Kbd>
        </Button>
        {!ended && (
          <Button loading={sending === 'question_to_agent'} disabled={!sendable} onClick={() => send('question_to_agent')}>
            <Bot aria-hidden="true" />
            Ask the agent
          </Button>
        )}
        <p className="min-w-0 flex-1 basis-40 text-sm text-ink-muted">
          {left < NEAR_THE_END && left >= 0 ? `${left} characters left.` : 'Read by all who may see this task, and by the agent.'}
        </p>
      </div>
    </div>
  )
}
