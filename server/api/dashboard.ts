import { z } from 'zod'
import { inboxCountsQuery } from '#contract/inbox.ts'
import { firstRun, inboxCounts, inboxPage, inboxQuery, taskView, viewer } from '#contract/views.ts'
import { personOf } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { countInbox, listInbox } from '#server/tasks/list-inbox.ts'
import { readFirstRun } from '#server/tasks/read-first-run.ts'
import { viewTask } from '#server/tasks/view-task.ts'
import { watchTasks } from '#server/tasks/watch-tasks.ts'
import { procedure, router } from './init.ts'

/** What only the pages ask for. Not REST, so free to change with them. */
export const dashboard = router({
  viewer: procedure.output(viewer).query(({ ctx: { caller } }) => {
    const person = personOf(caller)
    if (!person) throw new DomainError('FORBIDDEN', 'The dashboard is for people, not for tokens.')
    return { user_id: person.id, email: person.email, display_name: person.displayName, is_operator: caller.kind === 'operator' }
  }),

  task: procedure
    .input(z.object({ id: z.string() }))
    .output(taskView)
    .query(({ ctx, input }) => viewTask(ctx.caller, input.id)),

  inbox: procedure
    .input(inboxQuery)
    .output(inboxPage)
    .query(({ ctx, input }) => listInbox(ctx.caller, input)),

  counts: procedure
    .input(inboxCountsQuery.optional())
    .output(inboxCounts)
    .query(({ ctx, input }) => countInbox(ctx.caller, input)),

  firstRun: procedure.output(firstRun).query(({ ctx }) => readFirstRun(ctx.caller)),

  changes: procedure.input(z.object({ task_id: z.string().nullish() })).subscription(({ ctx, input, signal }) =>
    watchTasks(ctx.caller, {
      taskId: input.task_id ?? null,
      signal: signal ?? ctx.signal(),
      whenStandingEnds: ctx.whenStandingEnds,
    }),
  ),
})
