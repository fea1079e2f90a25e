'use client'

import { useQuery } from '@tanstack/react-query'
import { Bot } from 'lucide-react'
import type { Comment as Said } from '#contract/comments.ts'
import { isTerminal } from '#contract/statuses.ts'
import { useApi, type TaskView } from '#app/trpc/client.ts'
import { problemOf } from '#app/trpc/problem.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { RelativeTime } from '#app/ui/relative-time.tsx'
import { CommentBox } from './comment-box.tsx'
import { linkedText } from './linked-text.ts'

/** As many as a page of the server has; a task with more has become a conversation that belongs elsewhere. */
const SHOWN = 500

function nameOf({ author_type: type, author_name: name, author_user_id: id }: Said, me: string | undefined): string {
  if (type === 'agent') return name ? `The agent (${name})` : 'The agent'
  return id !== null && id === me ? 'You' : (name ?? 'Somebody')
}

function Comment({ said, me }: { said: Said; me: string | undefined }) {
  const name = nameOf(said, me)
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2.5">
      {said.author_type === 'agent' ? (
        <span aria-hidden="true" className="grid size-5 place-items-center rounded-full bg-sunken text-ink-muted">
          <Bot className="size-3.5" />
        </span>
      ) : (
        <Avatar name={said.author_name ?? '?'} />
      )}
      <div className="grid min-w-0 gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 text-sm">
          <span className="font-medium">{name}</span>
          {said.kind === 'question_to_agent' && <Badge tone="accent">Question to the agent</Badge>}
          <RelativeTime value={said.created_at} className="text-ink-faint" />
        </p>
        <p className="[overflow-wrap:anywhere] whitespace-pre-wrap">
          {linkedText(said.body).map(({ text, href }, index) =>
            href ? (
              <a
                key={index}
                href={href}
                target="_blank"
                rel="noopener noreferrer nofollow"
                className="text-accent-text underline decoration-accent-text/35 underline-offset-2 hover:decoration-accent-text"
              >
                {text}
              </a>
            ) : (
              text
            ),
          )}
        </p>
      </div>
    </li>
  )
}

/** What reviewers say to one another, and to the agent. Live, like the rest of the page. */
export function TaskComments({ task, me }: { task: TaskView['task']; me: string | undefined }) {
  const api = useApi()
  const { data: comments, error, refetch } = useQuery(api.comments.list.queryOptions({ id: task.id, limit: SHOWN }))
  return (
    <Card title="Comments">
      <div className="grid gap-4">
        {error && !comments && (
          <p className="flex items-center gap-3 text-sm text-danger-text">
            {problemOf(error).message}
            <Button size="sm" onClick={() => void refetch()}>
              Try again
            </Button>
          </p>
        )}
        {comments && comments.length > 0 && (
          <ol aria-label="Comments" className="grid gap-4">
            {comments.map((said) => (
              <Comment key={said.id} said={said} me={me} />
            ))}
          </ol>
        )}
        <CommentBox taskId={task.id} ended={isTerminal(task.status)} />
      </div>
    </Card>
  )
}
