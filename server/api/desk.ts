import { z } from 'zod'
import { listDeliveriesQuery } from '#contract/deliveries.ts'
import { deliveryOnDesk, deliveryPage, deskNeeds, deskStatus, queueDepth, unaskedTask } from '#contract/desk.ts'
import { readQueue } from '#server/jobs/list-jobs.ts'
import { readDeskStatus } from '#server/system/read-desk-status.ts'
import { listUnasked, readNeeds } from '#server/system/read-needs.ts'
import { viewDelivery } from '#server/webhooks/get-delivery.ts'
import { pageDeliveries } from '#server/webhooks/list-deliveries.ts'
import { procedure, router } from './init.ts'

/** What only the operators' pages ask for. Not REST, so free to change with them. */
export const desk = router({
  needs: procedure
    .input(z.object({ fresh: z.boolean().default(false) }))
    .output(deskNeeds)
    .query(({ ctx, input }) => readNeeds(ctx.caller, input)),

  unasked: procedure.output(z.array(unaskedTask)).query(({ ctx }) => listUnasked(ctx.caller)),

  status: procedure.output(deskStatus).query(({ ctx }) => readDeskStatus(ctx.caller)),

  queue: procedure.output(queueDepth).query(({ ctx }) => readQueue(ctx.caller)),

  deliveries: procedure
    .input(listDeliveriesQuery)
    .output(deliveryPage)
    .query(async ({ ctx, input }) => {
      const { deliveries, nextCursor } = await pageDeliveries(ctx.caller, input)
      return { deliveries, next_cursor: nextCursor }
    }),

  delivery: procedure
    .input(z.object({ id: z.string() }))
    .output(deliveryOnDesk)
    .query(({ ctx, input }) => viewDelivery(ctx.caller, input.id)),
})
