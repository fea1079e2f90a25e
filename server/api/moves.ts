import { z } from 'zod'
import { assignees, assigneesQuery, handedOver, handOverRequest } from '#contract/moves.ts'
import { handOverTasks } from '#server/tasks/hand-over-tasks.ts'
import { listAssignees } from '#server/tasks/hand-to.ts'
import { procedure, router } from './init.ts'

const userId = z.object({ user_id: z.string().describe('The person’s id.') })

/** What helps to give tasks to others; giving one away is a verb of tasks. */
export const moves = router({
  handOver: procedure
    .meta({
      rest: {
        method: 'POST',
        path: '/api/admin/users/{user_id}/hand-over',
        tag: 'users',
        status: 200,
        summary: 'Hand everything that a person holds to their substitute or to others',
        body: 'HandOverRequest',
        optionalBody: true,
        errors: ['USER_NOT_FOUND', 'ASSIGNMENT_INVALID', 'FORBIDDEN'],
      },
    })
    .input(handOverRequest.extend(userId.shape))
    .output(handedOver)
    .mutation(({ ctx, input }) => handOverTasks(ctx.caller, { userId: input.user_id, assignTo: input.assign_to, reason: input.reason })),

  assignees: procedure
    .input(assigneesQuery)
    .output(assignees)
    .query(({ ctx, input }) => listAssignees(ctx.caller, { taskId: input.task_id, q: input.q })),
})
