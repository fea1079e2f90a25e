import { z } from 'zod'
import { comment, createCommentRequest, listCommentsQuery } from '#contract/comments.ts'
import { commentOnTask } from '#server/tasks/comment-on-task.ts'
import { listComments } from '#server/tasks/list-comments.ts'
import { procedure, router } from './init.ts'

const taskId = z.object({ id: z.string().describe('The task’s id.') })
const path = '/api/tasks/{id}/comments'

export const comments = router({
  list: procedure
    .meta({
      rest: { method: 'GET', path, status: 200, tag: 'tasks', summary: 'Read the comments', errors: ['TASK_NOT_FOUND', 'FORBIDDEN'] },
    })
    .input(listCommentsQuery.extend(taskId.shape))
    .output(z.array(comment))
    .query(({ ctx, input }) => listComments(ctx.caller, input)),

  create: procedure
    .meta({
      rest: {
        method: 'POST',
        path,
        status: 201,
        tag: 'tasks',
        summary: 'Comment, ask the agent back, or reply as the agent',
        body: 'CreateCommentRequest',
        errors: ['TASK_NOT_FOUND', 'TASK_ALREADY_TERMINAL', 'FORBIDDEN'],
      },
    })
    .input(createCommentRequest.extend(taskId.shape))
    .output(comment)
    .mutation(({ ctx, input }) => commentOnTask(ctx.caller, input)),
})
