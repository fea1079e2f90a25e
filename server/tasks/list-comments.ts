import type { Comment, ListCommentsQuery } from '#contract/comments.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { COMMENT_COLUMNS, type CommentRow, toComment } from './comment-row.ts'
import { loadTask } from './load-task.ts'

const LIST = `SELECT ${COMMENT_COLUMNS} FROM comments c LEFT JOIN users u ON u.id = c.user_id
  WHERE c.task_id = $1 AND ($2::text IS NULL OR c.seq > (SELECT seq FROM comments WHERE id = $2 AND task_id = $1))
  ORDER BY c.seq LIMIT $3`

/** What has been said about a task, oldest first. After a comment that is not one of its own there is nothing. */
export async function listComments(caller: Caller, { id, after, limit }: ListCommentsQuery & { id: string }): Promise<Comment[]> {
  const task = await loadTask(caller, 'task:read', id)
  const { rows } = await pool().query<CommentRow>(LIST, [task.id, after ?? null, limit])
  return rows.map(toComment)
}
