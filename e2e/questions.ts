import type { AssignTo } from '#sdk/index.ts'
import type { Place } from './place.ts'

const decision = {
  type: 'object',
  properties: { approved: { type: 'boolean' }, reason: { type: 'string' } },
  required: ['approved'],
}

/** One field of every kind that a form has. */
export const everyKind = {
  type: 'object',
  properties: {
    title: { type: 'string', maxLength: 80 },
    contact: { type: 'string', format: 'email' },
    website: { type: 'string', format: 'uri' },
    code: { type: 'string', pattern: '^[A-Z]{3}$' },
    amount: { type: 'number', minimum: 0 },
    pieces: { type: 'integer', minimum: 1 },
    comment: { type: 'string' },
    urgent: { type: 'boolean' },
    size: { type: 'string', enum: ['small', 'medium', 'large'] },
    country: { type: 'string', enum: ['Austria', 'Belgium', 'Chile', 'Denmark', 'Estonia', 'Finland', 'Greece'] },
    tags: { type: 'array', items: { enum: ['red', 'green', 'blue'] }, minItems: 1 },
    day: { type: 'string', format: 'date' },
    moment: { type: 'string', format: 'date-time' },
    clock: { type: 'string', format: 'time' },
    anything: { type: 'object' },
    address: { type: 'object', properties: { street: { type: 'string' }, zip: { type: 'string' } }, required: ['street', 'zip'] },
    emails: { type: 'array', items: { type: 'string', format: 'email' } },
    lines: {
      type: 'array',
      items: { type: 'object', properties: { article: { type: 'string' }, count: { type: 'integer' } }, required: ['article', 'count'] },
    },
  },
}

export type Question = {
  task: string
  payload?: Record<string, unknown>
  response?: Record<string, unknown>
  initial?: Record<string, unknown>
  /** Written field by field, instead of drawn from `response`. */
  form?: Record<string, unknown>
  payloadSchema?: Record<string, unknown>
  assignTo?: AssignTo
}

let asked = 0

/** Asks, and does not wait. A question without words of its own is a yes or no. */
export async function ask(
  { agent }: Place,
  { task, payload = { order: 'A-4721', amount: 250 }, response = decision, initial, form, payloadSchema = {}, assignTo }: Question,
): Promise<{ id: string; path: string }> {
  asked += 1
  const created = await agent.tasks.create({
    task,
    payload,
    payloadSchema,
    responseSchema: response,
    initialResponse: initial,
    formDefinition: form,
    assignTo,
    timeoutMs: 3_600_000,
    idempotencyKey: `e2e:${process.pid}:${asked}`,
  })
  return { id: created.task.id, path: new URL(created.url).pathname }
}
