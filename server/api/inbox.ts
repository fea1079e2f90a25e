import { z } from 'zod'
import {
  around,
  completeTogetherRequest,
  filterOptions,
  hereRequest,
  leaveRequest,
  renameViewRequest,
  savedView,
  saveViewRequest,
  togetherRequest,
  togetherResult,
} from '#contract/inbox.ts'
import { listFilterOptions } from '#server/inbox/list-filter-options.ts'
import { beHere, leave, whoIsAround } from '#server/inbox/presence.ts'
import { deleteView, listViews, renameView, saveView } from '#server/inbox/saved-views.ts'
import { claimTogether, completeTogether, releaseTogether } from '#server/tasks/do-together.ts'
import { answererOf } from './answerer.ts'
import { procedure, router } from './init.ts'

/** What only the inbox and the task page ask for. Not REST, so free to change with them. */
export const inbox = router({
  filterOptions: procedure.output(filterOptions).query(({ ctx }) => listFilterOptions(ctx.caller)),

  views: procedure.output(z.array(savedView)).query(({ ctx }) => listViews(ctx.caller)),

  saveView: procedure
    .input(saveViewRequest)
    .output(savedView)
    .mutation(({ ctx, input }) => saveView(ctx.caller, input)),

  renameView: procedure
    .input(renameViewRequest)
    .output(savedView)
    .mutation(({ ctx, input }) => renameView(ctx.caller, input)),

  deleteView: procedure
    .input(z.object({ id: z.string() }))
    .output(z.void())
    .mutation(({ ctx, input }) => deleteView(ctx.caller, input.id)),

  complete: procedure
    .input(completeTogetherRequest)
    .output(togetherResult)
    .mutation(({ ctx, input: { ids, form_key: formKey, response } }) =>
      completeTogether(ctx.caller, { ids, formKey, response, actor: answererOf(ctx.caller, {}), language: ctx.language }),
    ),

  claim: procedure
    .input(togetherRequest)
    .output(togetherResult)
    .mutation(({ ctx, input }) => claimTogether(ctx.caller, input.ids)),

  release: procedure
    .input(togetherRequest)
    .output(togetherResult)
    .mutation(({ ctx, input }) => releaseTogether(ctx.caller, input.ids)),

  around: procedure
    .input(z.object({ task_id: z.string() }))
    .output(around)
    .query(({ ctx, input }) => whoIsAround(ctx.caller, input.task_id)),

  here: procedure
    .input(hereRequest)
    .output(around)
    .mutation(({ ctx, input }) => beHere(ctx.caller, { taskId: input.task_id, window: input.window })),

  leave: procedure
    .input(leaveRequest)
    .output(z.void())
    .mutation(({ ctx, input }) => leave(ctx.caller, input.window)),
})
