import type { z } from 'zod'
import type { createTaskRequest } from '#contract/task.ts'

type Question = z.input<typeof createTaskRequest>

const decision = (more: Record<string, unknown> = {}) => ({
  type: 'object',
  properties: { approved: { type: 'boolean' }, reason: { type: 'string', description: 'The agent reads it.' }, ...more },
  required: ['approved'],
  additionalProperties: false,
})

/** Questions as real agents ask them: each shows another part of the page. Amounts and names are invented. */
export const QUESTIONS = {
  refund: {
    task: 'Approve this $250 refund?',
    payload: {
      amount: 250,
      currency: 'USD',
      customer: { name: 'Dana Whitfield', email: 'dana@example.com', since: '2023-04-02', orders: 14 },
      order: 'https://shop.example.com/orders/A-4721',
      reason: 'Arrived damaged; photos attached to the ticket. Second refund this year.',
      items: [
        { sku: 'LMP-09', name: 'Desk lamp', quantity: 1, price: 180 },
        { sku: 'BLB-02', name: 'Warm bulb, pack of two', quantity: 2, price: 35 },
      ],
    },
    payload_schema: {},
    response_schema: decision(),
    task_metadata: { agent: 'support-bot', ticket: 'ZD-88213' },
    timeout_seconds: 900,
    idempotency_key: 'seed:refund:A-4721',
  },
  wire: {
    task: 'Release the wire transfer to Northwind Components?',
    payload: {
      amount: 48_250,
      currency: 'EUR',
      beneficiary: { name: 'Northwind Components GmbH', iban: 'DE89 3704 0044 0532 0130 00', first_payment: true },
      invoice: 'https://files.example.com/invoices/2026-1187.pdf',
      risk: ['new beneficiary', 'amount above weekly average'],
    },
    payload_schema: {},
    response_schema: decision({
      limit: { type: 'number', minimum: 0, title: 'Release at most', description: 'Leave empty for the full amount.' },
    }),
    task_metadata: { agent: 'treasury-agent' },
    timeout_seconds: 7_200,
    idempotency_key: 'seed:wire:1187',
  },
  article: {
    task: 'Which headline should we publish?',
    payload: {
      article: 'Cities turn old tram depots into markets',
      draft: `Across the continent, disused depots are finding a second life. ${'Traders, architects and neighbours each want something different from them. '.repeat(12)}`,
      words: 1_240,
    },
    payload_schema: {},
    response_schema: {
      type: 'object',
      properties: {
        headline: {
          type: 'string',
          enum: ['Depots to markets: the second life of trams', 'Where trams slept, stalls now open', 'Neither: rewrite it'],
        },
        notes: { type: 'string' },
      },
      required: ['headline'],
    },
    task_metadata: { agent: 'newsroom-writer', desk: 'Culture' },
    timeout_seconds: 86_400,
    idempotency_key: 'seed:headline:77',
  },
  extraction: {
    task: 'Check what was read from this delivery note',
    payload: { document: 'https://files.example.com/notes/55120.pdf', pages: 2, confidence: 0.71 },
    payload_schema: {},
    response_schema: {
      type: 'object',
      properties: {
        supplier: { type: 'object', properties: { name: { type: 'string' }, vat_id: { type: 'string' } }, required: ['name'] },
        delivered_on: { type: 'string', format: 'date' },
        lines: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            properties: { article: { type: 'string' }, quantity: { type: 'integer', minimum: 1 }, price: { type: 'number' } },
            required: ['article', 'quantity'],
          },
        },
        remarks: { type: 'string' },
      },
      required: ['supplier', 'delivered_on', 'lines'],
    },
    initial_response: {
      supplier: { name: 'Alpine Timber Ltd', vat_id: 'ATU12345678' },
      delivered_on: '2026-11-20',
      lines: [
        { article: 'Spruce board 24 mm', quantity: 120, price: 4.2 },
        { article: 'Larch post 9×9', quantity: 16, price: 21 },
      ],
    },
    task_metadata: { agent: 'document-reader', batch: '2026-11-24' },
    timeout_seconds: 259_200,
    idempotency_key: 'seed:note:55120',
  },
  deploy: {
    task: 'Run the migration on the production database now?',
    payload: {
      service: 'billing',
      statement: 'ALTER TABLE invoices ADD COLUMN settled_at timestamptz',
      rows: 4_180_220,
      dry_run: { passed: true, seconds: 41 },
    },
    payload_schema: {},
    response_schema: decision(),
    task_metadata: { agent: 'release-agent', environment: 'production' },
    timeout_seconds: 3_600,
    idempotency_key: 'seed:migration:billing',
  },
  moderation: {
    task: 'Does this listing break the marketplace rules?',
    payload: { title: 'Vintage camera, untested', seller: 'old-lens-shop', text: 'Sold as seen. No returns. Cash only.', reports: 3 },
    payload_schema: {},
    response_schema: {
      type: 'object',
      properties: {
        verdict: { type: 'string', enum: ['keep', 'warn', 'remove'] },
        rules: { type: 'array', items: { enum: ['payment', 'returns', 'prohibited item', 'spam'] } },
      },
      required: ['verdict'],
    },
    task_metadata: { agent: 'trust-and-safety' },
    timeout_seconds: 14_400,
    idempotency_key: 'seed:listing:9031',
  },
} satisfies Record<string, Question>
