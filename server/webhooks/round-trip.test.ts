import { expect, test, vi } from 'vitest'
import { verifyWebhook } from '#sdk/webhooks.ts'
import { AGENT, answer, ask } from '#server/tasks/test-tasks.ts'
import { startDeliverer } from './deliverer.ts'
import { webhookSecrets } from './sign.ts'
import { untilDelivery, useDeliveries } from './test-deliveries.ts'
import { startReceiver } from './test-receiver.ts'

const SECRETS = ['new', 'old'].map((word) => `whsec_${Buffer.alloc(32, word).toString('base64')}`)
vi.stubEnv('AWAITHUMANS_WEBHOOK_SECRETS', SECRETS.join(','))
await useDeliveries()

test('what the server sends is what the SDK verifies, by either secret and by the payload key', async () => {
  await using receiver = await startReceiver()
  const deliverer = startDeliverer()
  const id = await ask({ callback_url: receiver.url, idempotency_key: 'réponse 😀' })
  await answer(AGENT, id, { approved: true, reason: 'Grüße, 日本 😀\n"quoted"' })
  const delivery = await untilDelivery(id, ({ status }) => status === 'succeeded')
  await deliverer.stop()
  const [request] = receiver.received
  if (!request) throw new Error('nothing arrived')
  const payloadKey = Buffer.alloc(32, 'test').toString('base64url')
  const expected = {
    deliveryId: delivery.id,
    taskId: id,
    idempotencyKey: 'réponse 😀',
    status: 'completed',
    response: { approved: true, reason: 'Grüße, 日本 😀\n"quoted"' },
  }
  expect(webhookSecrets()).toEqual(SECRETS)
  for (const secret of SECRETS) expect(await verifyWebhook({ ...request, secret, payloadKey })).toMatchObject(expected)
  await expect(verifyWebhook({ ...request, body: request.body.replace('true', 'false'), secret: SECRETS })).rejects.toMatchObject({
    fault: 'signature',
  })
})
