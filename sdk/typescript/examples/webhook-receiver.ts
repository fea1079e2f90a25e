/**
 * Ask without waiting, and be called when somebody has answered.
 *
 *   AWAITHUMANS_PAYLOAD_KEY=… PUBLIC_URL=http://localhost:8000 npx tsx examples/webhook-receiver.ts
 *
 * with the payload key of your server, so that nobody else can say that something was approved. In Express it is the same:
 * `app.post('/answers', express.raw({ type: 'application/json' }), …)`, and `body: request.body`.
 */
import { createServer, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { AwaitHumans } from 'awaithumans'
import { verifyWebhook } from 'awaithumans/webhooks'
import { z } from 'zod'

const port = Number(process.env.PORT ?? 8000)
const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${port}`
const responseSchema = z.object({ approved: z.boolean() })
const humans = new AwaitHumans()
// In a real program: a table, written in the transaction that acts on the answer.
const decided = new Map<string, string>()

async function ask(order: string): Promise<object> {
  const { task, url } = await humans.tasks.create({
    task: `Refund ${order}?`,
    payloadSchema: z.object({ order: z.string() }),
    payload: { order },
    responseSchema,
    timeoutMs: 24 * 60 * 60_000,
    idempotencyKey: `refund:${order}`,
    callbackUrl: `${publicUrl}/answers`,
  })
  return { task: task.id, url }
}

async function answered(request: IncomingMessage): Promise<object> {
  // The raw body: a parsed one that is written again has another signature.
  const payloadKey = process.env.AWAITHUMANS_PAYLOAD_KEY ?? ''
  const event = await verifyWebhook({ body: await buffer(request), headers: request.headers, payloadKey, responseSchema })
  const key = event.idempotencyKey
  // A delivery may come twice, and must act once.
  if (!decided.has(key)) decided.set(key, event.response?.approved ? 'refunded' : `not refunded (${event.status})`)
  return { result: decided.get(key) }
}

createServer((request, response) => {
  const [, noun, order = ''] = (request.url ?? '').split('/')
  const work =
    noun === 'answers'
      ? answered(request)
      : request.method === 'POST'
        ? ask(order)
        : Promise.resolve({ result: decided.get(`refund:${order}`) })
  void work.then(
    (json) => response.end(JSON.stringify(json)),
    (error: Error) => response.writeHead(401).end(JSON.stringify({ detail: error.message })),
  )
}).listen(port, () => process.stdout.write(`Listening on ${publicUrl}\n`))
