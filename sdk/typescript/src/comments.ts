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

/** What is [said about a task](https://docs.awaithumans.dev/inbox#comments-and-asking-the-agent-back) besides its answer. */
export class Comments {
  readonly #open: () => Session

  /** @internal */
  constructor(open: () => Session) {
    this.#open = open
  }

  /**
   * What was said about a task, oldest first.
   *
   * @throws {TaskNotFoundError} There is no such task.
   */
  async list(taskId: string, { after, limit }: ListCommentsOptions = {}): Promise<Comment[]> {
    const session = this.#open()
    const answer = await send(session, commentsList, { path: { id: taskId }, query: { after, limit }, policy: POLICY })
    return expectOk(session, answer, { action: `Listing the comments of task ${taskId}`, id: taskId }).map(toComment)
  }

  /**
   * Says something to the people who look at the task, as its agent: plain text, at most 10,000 characters. Not repeated by itself
   * when the network fails.
   *
   * @throws {TaskNotFoundError} There is no such task.
   */
  async create(taskId: string, { body }: { body: string }): Promise<Comment> {
    const session = this.#open()
    const answer = await send(session, commentsCreate, { path: { id: taskId }, body: { body }, policy: ONCE })
    return toComment(expectOk(session, answer, { action: `Commenting on task ${taskId}`, id: taskId }))
  }
}
