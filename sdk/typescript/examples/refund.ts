/**
 * An agent that asks before it gives money back. Run it with a server running on this machine:
 *
 *   npx tsx examples/refund.ts [idempotency key]
 *
 * Stop it and start it again whenever you like: the same key comes back to the same question and the same answer.
 */
import { awaitHuman } from 'awaithumans'
import { z } from 'zod'

// Another order is another question.
const order = process.env.ORDER_ID ?? 'A-4721'

const Refund = z.object({
  amount: z.number(),
  currency: z.string(),
  customer_id: z.string(),
  customer: z.object({ name: z.string(), email: z.email(), member_since: z.string(), refunds_this_year: z.number() }),
  order: z.object({ id: z.string(), placed_on: z.string(), delivered_on: z.string(), url: z.url() }),
  reason: z.string(),
  items: z.array(z.object({ name: z.string(), quantity: z.number(), price: z.number() })),
})

const Decision = z.object({
  approved: z.boolean().describe('Give the money back?'),
  reason: z.string().max(2000).optional().describe('The customer will read this.'),
})

const decision = await awaitHuman({
  task: 'Approve this $250 refund?',
  payloadSchema: Refund,
  payload: {
    amount: 250,
    currency: 'USD',
    customer_id: 'cus_demo',
    customer: { name: 'Maya Lindqvist', email: 'maya@example.com', member_since: '2023-04-18', refunds_this_year: 1 },
    order: { id: order, placed_on: '2026-05-02', delivered_on: '2026-05-06', url: `https://shop.example.com/orders/${order}` },
    reason: 'The lamp arrived with a cracked shade. Photos were attached; the carrier has confirmed damage in transit.',
    items: [
      { name: 'Arc floor lamp, brass', quantity: 1, price: 219 },
      { name: 'Dimmable bulb, warm white', quantity: 2, price: 15.5 },
    ],
  },
  responseSchema: Decision,
  timeoutMs: 15 * 60_000,
  idempotencyKey: process.argv[2] ?? `refund:${order}`,
  taskMetadata: { agent: 'Support agent', ticket: '#8812' },
  onTask: ({ url, replayed }) => {
    process.stdout.write(`${replayed ? 'This question was asked before' : 'Waiting for a person'}. Answer it here: ${url}\n`)
  },
})

process.stdout.write(`${decision.approved ? 'Approved' : 'Declined'}: ${JSON.stringify(decision)}\n`)
