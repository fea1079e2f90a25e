import { expectOk, ONCE, POLICY } from './expect-ok.ts'
import { commentsCreate, commentsList, type Comment as WireComment } from './generated/api.ts'
import { send } from './http/send.ts'
import type { Session } from './http/session.ts'

/** `comment`: between people. `question_to_agent`: people ask the agent back. `agent_reply`: what the agent says. */
export type CommentKind = 'comment' | 'question_to_agent' | 'agent_reply'

/** Who said it. */
export type CommentAuthor = {
  type: 'human' | 'agent'
  /** Null for an agent, and for somebody who was deleted since. */
  userId: string | null
  /** A person's name, or the name of the API key; null for the admin token. */
  name: string | null
}

/** What somebody has said about a task, besides its answer. */
export type Comment = {
  id: string
  taskId: string
  kind: CommentKind
  /** Plain text. */
  body: string
  author: CommentAuthor
  createdAt: Date
}

/** Which comments, and how many. */
export type ListCommentsOptions = {
  /** Only what came after the comment with this id: the last one that was read. */
  after?: string | undefined
  /** 1 to 500. Default 200. */
  limit?: number | undefined
}

function toComment(wire: WireComment): Comment {
  return {
    id: wire.id,
    taskId: wire.task_id,
    kind: wire.kind,
    body: wire.body,
    author: { type: wire.author_type, userId: wire.author_user_id, name: wire.author_name },
    createdAt: new Date(wire.created_at),
  }
}

/** `tasks.comments()`. */
export async function listComments(session: Session, taskId: string, { after, limit }: ListCommentsOptions): Promise<Comment[]> {
  const answer = await send(session, commentsList, { path: { id: taskId }, query: { after, limit }, policy: POLICY })
  return expectOk(session, answer, { action: `Listing the comments of task ${taskId}`, id: taskId }).map(toComment)
}

/** `tasks.comment()`. */
export async function comment(session: Session, taskId: string, body: string): Promise<Comment> {
  const answer = await send(session, commentsCreate, { path: { id: taskId }, body: { body }, policy: ONCE })
  return toComment(expectOk(session, answer, { action: `Commenting on task ${taskId}`, id: taskId }))
}

/** Replies to a question that people have put to the agent; undefined leaves it to somebody else. */
export type OnQuestion = (question: Comment) => string | undefined | void | Promise<string | undefined | void>

/** Comments a page: as many as the server gives. */
const PAGE = 500

/**
 * Has each question replied to that was not yet, oldest first: what an agent says is taken for the reply to the oldest one that is open,
 * so that an agent which is started again does not reply twice. To be called whenever there are more questions.
 */
export function replier(session: Session, taskId: string, onQuestion: OnQuestion): () => Promise<void> {
  let after: string | undefined
  // What is asked while a reply is on its way stands before it in the list, and is not what it replies to.
  const own = new Set<string>()
  return async () => {
    const open: Comment[] = []
    for (let page: Comment[] | undefined; !page || page.length === PAGE;) {
      page = await listComments(session, taskId, { after, limit: PAGE })
      after = page.at(-1)?.id ?? after
      for (const said of page) {
        if (said.kind === 'question_to_agent') open.push(said)
        if (said.kind === 'agent_reply' && !own.delete(said.id)) open.shift()
      }
    }
    for (const question of open) {
      const reply = await onQuestion(question)
      if (reply) own.add((await comment(session, taskId, reply)).id)
    }
  }
}
