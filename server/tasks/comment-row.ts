import type { Comment } from '#contract/comments.ts'
import { timestamp } from './task-row.ts'

export type CommentRow = Omit<Comment, 'author_type' | 'created_at'> & { created_at: Date }

/** Of comments `c`, the people who wrote them being `u`. A person goes by the name they have now. */
export const COMMENT_COLUMNS = `c.id, c.task_id, c.kind, c.body, c.user_id AS author_user_id,
  COALESCE(u.display_name, u.email, c.author_name) AS author_name, c.created_at`

export function toComment({ id, task_id, kind, body, author_user_id, author_name, created_at }: CommentRow): Comment {
  const author_type = kind === 'agent_reply' ? ('agent' as const) : ('human' as const)
  return { id, task_id, kind, body, author_type, author_user_id, author_name, created_at: timestamp(created_at) }
}
