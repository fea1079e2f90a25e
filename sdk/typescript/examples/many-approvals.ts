/**
 * Many questions at once, handled as they are answered, over one connection. Run it with a server running on this machine:
 *
 *   npx tsx examples/many-approvals.ts [prefix of the idempotency keys]
 */
import { AwaitHumans } from 'awaithumans'
import { z } from 'zod'

const prefix = process.argv[2] ?? 'post'
const posts = ['Our new lamp is here!', 'Buy now!!! Best price!!!', 'Ten ideas for your living room']
const responseSchema = z.object({ verdict: z.enum(['publish', 'reject']), note: z.string().optional() })

const humans = new AwaitHumans()
const open = new Map<string, string>()
for (const [index, text] of posts.entries()) {
  const { task } = await humans.tasks.create({
    task: `Publish post ${index + 1}?`,
    payloadSchema: z.object({ text: z.string() }),
    payload: { text },
    responseSchema,
    timeoutMs: 60 * 60_000,
    idempotencyKey: `${prefix}:${index + 1}`,
  })
  open.set(task.id, text)
}

while (open.size > 0) {
  const { id, status, response } = await humans.tasks.waitAny([...open.keys()], { responseSchema })
  process.stdout.write(`${response?.verdict ?? status}: ${open.get(id)}\n`)
  open.delete(id)
}
