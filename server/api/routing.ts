import { explainRoutingRequest, routingNames, taskRouting } from '#contract/routing.ts'
import { explainRouting } from '#server/tasks/explain-routing.ts'
import { readRoutingNames } from '#server/tasks/read-routing-names.ts'
import { procedure, router } from './init.ts'

export const routing = router({
  explain: procedure
    .meta({
      rest: {
        method: 'POST',
        path: '/api/admin/routing/explain',
        status: 200,
        tag: 'routing',
        summary: 'How a task with this `assign_to` would be routed now, and why; nothing is written',
        body: 'ExplainRoutingRequest',
        errors: ['ASSIGNMENT_INVALID', 'FORBIDDEN'],
      },
    })
    .input(explainRoutingRequest)
    .output(taskRouting)
    // It changes nothing, so pages read it like everything else that they show.
    .query(({ ctx, input }) => explainRouting(ctx.caller, input)),

  names: procedure.output(routingNames).query(({ ctx }) => readRoutingNames(ctx.caller)),
})
