/**
 * A person between a model and its tools. The model here is a local stand-in that speaks as OpenAI's chat models do. Run it with a
 * server running on this machine:
 *
 *   npx tsx examples/tool-approval.ts [idempotency key of the run]
 */
import { awaitHuman } from 'awaithumans'
import { z } from 'zod'

type ToolCall = { id: string; type: 'function'; function: { name: string; arguments: string } }
type Message =
  | { role: 'user'; content: string }
  | { role: 'assistant'; content: string | null; tool_calls?: ToolCall[] }
  | { role: 'tool'; tool_call_id: string; content: string }

/** Stands in for a chat model with tools: pays once, then says what came of it. */
function complete(messages: Message[]): Message & { role: 'assistant' } {
  const last = messages.at(-1)
  if (last?.role === 'tool') return { role: 'assistant', content: `Done: ${last.content}` }
  const call = { name: 'pay', arguments: JSON.stringify({ to: 'Lamps Ltd', amount: 1200 }) }
  return { role: 'assistant', content: null, tool_calls: [{ id: 'call-1', type: 'function', function: call }] }
}

const tools: Record<string, (input: { to: string; amount: number }) => string> = { pay: ({ to, amount }) => `paid ${amount} to ${to}` }
const run = process.argv[2] ?? 'run-1'

/** Asks once for each call of a run, however often the run is restarted. */
function mayCall({ id, function: { name, arguments: input } }: ToolCall) {
  return awaitHuman({
    task: `Let the agent call ${name}?`,
    payloadSchema: z.record(z.string(), z.unknown()),
    payload: JSON.parse(input) as Record<string, unknown>,
    responseSchema: z.object({ approved: z.boolean(), instead: z.string().optional().describe('What the agent is told when you say no.') }),
    timeoutMs: 60 * 60_000,
    // No answer is a no: the tool is not called because somebody was away.
    onTimeout: { response: { approved: false, instead: 'Nobody was there to decide.' } },
    idempotencyKey: `${run}:${id}`,
  })
}

const messages: Message[] = [{ role: 'user', content: 'Settle our bills.' }]
let reply = complete(messages)
while (reply.tool_calls) {
  messages.push(reply)
  for (const call of reply.tool_calls) {
    const { approved, instead = '' } = await mayCall(call)
    const tool = tools[call.function.name]
    const input = JSON.parse(call.function.arguments) as { to: string; amount: number }
    const content = approved && tool ? tool(input) : `A person said no. ${instead}`
    messages.push({ role: 'tool', tool_call_id: call.id, content })
  }
  reply = complete(messages)
}
process.stdout.write(`${reply.content}\n`)
