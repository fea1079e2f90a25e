/**
 * Ask without waiting, and be called when somebody has answered. Needs `npm install express`; then
 *
 *   AWAITHUMANS_PAYLOAD_KEY=… PUBLIC_URL=http://localhost:8000 npx tsx examples/webhook-receiver.ts
 *
 * with the payload key of your server, so that nobody else can say that something was approved.
 */
import { AwaitHumans } from 'awaithumans'
import { verifyWebhook, WebhookVerificationError } from 'awaithumans/webhooks'
import express from 'express'
import { z } from 'zod'

const port = Number(process.env.PORT ?? 8000)
// Where your server finds this program.
const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${port}`
const payloadKey = process.env.AWAITHUMANS_PAYLOAD_KEY
const responseSchema = z.object({ approved: z.boolean() })
const humans = new AwaitHumans()
// In a real program: a table, written in the transaction that acts on the answer.
const decided = new Map<string, string>()
const app = express()

app.post('/refunds/:order', async ({ params: { order } }, response) => {
  const { task, url } = await humans.tasks.create({
    task: `Refund ${order}?`,
    payloadSchema: z.object({ order: z.string() }),
    payload: { order },
    responseSchema,
    timeoutMs: 24 * 60 * 60_000,
    idempotencyKey: `refund:${order}`,
    callbackUrl: `${publicUrl}/answers`,
  })
  response.json({ task: task.id, url })
})

// The raw body: a parsed one that is written again has another signature. An answer has up to 5 MB; without a limit, Express takes 100 kB.
app.post('/answers', express.raw({ type: 'application/json', limit: '5mb' }), async ({ body, headers }, response) => {
  try {
    const event = await verifyWebhook({ body, headers, payloadKey, responseSchema })
    const key = event.idempotencyKey
    // A delivery may come twice, and must act once.
    if (!decided.has(key)) decided.set(key, event.response?.approved ? 'refunded' : `not refunded (${event.status})`)
    response.json({ result: decided.get(key) })
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error
    response.status(401).json({ detail: error.message })
  }
})

app.get('/refunds/:order', ({ params: { order } }, response) => {
  response.json({ result: decided.get(`refund:${order}`) ?? 'nobody has answered yet' })
})

app.listen(port, () => process.stdout.write(`Listening on ${publicUrl}\n`))
