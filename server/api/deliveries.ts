import { z } from 'zod'
import {
  deliveryDetailResponse,
  deliveryResponse,
  listDeliveriesQuery,
  redeliverFailedRequest,
  redeliverFailedResponse,
  webhookSecretsResponse,
} from '#contract/deliveries.ts'
import { getDelivery } from '#server/webhooks/get-delivery.ts'
import { pageDeliveries } from '#server/webhooks/list-deliveries.ts'
import { readWebhookSecrets } from '#server/webhooks/read-secrets.ts'
import { redeliver, redeliverFailed } from '#server/webhooks/redeliver.ts'
import { procedure, type Rest, router } from './init.ts'

const deliveryId = z.object({ delivery_id: z.string().describe('The delivery’s id, which is the `webhook-id` of its requests.') })

const rest = (method: Rest['method'], path: Rest['path'], more: Omit<Rest, 'method' | 'path' | 'tag' | 'status'>) => ({
  rest: { method, path, tag: 'webhooks', status: 200 as const, ...more },
})

export const deliveries = router({
  list: procedure
    .meta(
      rest('GET', '/api/admin/webhook-deliveries', {
        summary: 'List webhook deliveries, the last to change first',
        headers: { Link: 'The next page, as `rel="next"`.' },
        errors: ['FORBIDDEN'],
      }),
    )
    .input(listDeliveriesQuery)
    .output(z.array(deliveryResponse))
    .query(async ({ ctx, input }) => {
      const { deliveries: page, nextCursor } = await pageDeliveries(ctx.caller, input)
      if (nextCursor) {
        const next = Object.entries({ ...input, cursor: nextCursor }).filter(([, value]) => value !== undefined)
        const query = new URLSearchParams(next.map(([key, value]) => [key, String(value)]))
        ctx.headers.set('Link', `</api/admin/webhook-deliveries?${query}>; rel="next"`)
      }
      return page
    }),

  get: procedure
    .meta(
      rest('GET', '/api/admin/webhook-deliveries/{delivery_id}', {
        summary: 'Read a delivery and its attempts',
        errors: ['DELIVERY_NOT_FOUND', 'FORBIDDEN'],
      }),
    )
    .input(deliveryId)
    .output(deliveryDetailResponse)
    .query(({ ctx, input }) => getDelivery(ctx.caller, input.delivery_id)),

  redeliver: procedure
    .meta(
      rest('POST', '/api/admin/webhook-deliveries/{delivery_id}/redeliver', {
        summary: 'Send a webhook again',
        errors: ['DELIVERY_NOT_FOUND', 'DELIVERY_REDACTED', 'FORBIDDEN'],
      }),
    )
    .input(deliveryId)
    .output(deliveryResponse)
    .mutation(({ ctx, input }) => redeliver(ctx.caller, input.delivery_id)),

  redeliverFailed: procedure
    .meta(
      rest('POST', '/api/admin/webhook-deliveries/redeliver', {
        summary: 'Send again everything that failed since a time',
        body: 'RedeliverFailedRequest',
        errors: ['FORBIDDEN'],
      }),
    )
    .input(redeliverFailedRequest)
    .output(redeliverFailedResponse)
    .mutation(({ ctx, input }) => redeliverFailed(ctx.caller, new Date(input.failed_since))),

  secrets: procedure
    .meta(rest('GET', '/api/admin/webhook-secrets', { summary: 'Read the secrets that sign webhooks', errors: ['FORBIDDEN'] }))
    .output(webhookSecretsResponse)
    .query(({ ctx }) => readWebhookSecrets(ctx.caller)),
})
