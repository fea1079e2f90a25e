import type { z } from 'zod'
import type { createTaskRequest } from '#contract/task.ts'
import { FORMS } from '#prisma/seed/forms.ts'
import { QUESTIONS } from '#prisma/seed/questions.ts'
import type { Chance } from './random.ts'

type Question = z.input<typeof createTaskRequest>

export type Kind = {
  /** Of how many tasks. */
  weight: number
  agent: 'support-bot' | 'treasury-agent' | 'newsroom-writer' | 'trust-and-safety' | 'release-agent'
  /** Who is asked; null leaves it to whoever finds it. */
  assignTo: Question['assign_to'] | null
  /** Seconds until half of them are claimed, and from there decided. */
  pace: { claim: number; decide: number }
  /** Seconds. */
  timeout: number
  ask: (chance: Chance) => Question
  answer: (chance: Chance) => Record<string, unknown>
}

const CUSTOMERS = [
  'Dana Whitfield',
  'Milan Horvat',
  'Priya Nair',
  'Owen Clarke',
  'Lucía Ortega',
  'Yuki Tanaka',
  'Samuel Osei',
  'Greta Lund',
]
const SUPPLIERS = ['Northwind Components', 'Alpine Timber', 'Harbour Freight Lines', 'Solvent Analytics', 'Blue Kiln Ceramics']
const SERVICES = ['billing', 'search', 'accounts', 'notifications']
const LISTINGS = [
  'Vintage camera, untested',
  'Concert tickets, row 3',
  'Garden shed, collect only',
  'Phone, screen cracked',
  'Box of vinyl records',
]
const ARTICLES = [
  'Cities turn old tram depots into markets',
  'The quiet return of the night train',
  'Why bakeries open at four',
  'A river gets its bends back',
]

const decided = (chance: Chance, yes: number, why: readonly [string, string]) => {
  const approved = chance.next() < yes
  return { approved, ...(chance.next() < 0.4 && { reason: why[approved ? 0 : 1] }) }
}

const approval = QUESTIONS.refund.response_schema

/** Eight kinds of questions, at the pace at which people really answer such. */
export const KINDS: Record<string, Kind> = {
  refund: {
    weight: 26,
    agent: 'support-bot',
    assignTo: { pool: 'support' },
    pace: { claim: 240, decide: 150 },
    timeout: 14_400,
    ask: (chance) => {
      const [amount, customer] = [chance.between(15, 480), chance.pick(CUSTOMERS)]
      const payload = { ...QUESTIONS.refund.payload, amount, customer: { ...QUESTIONS.refund.payload.customer, name: customer } }
      return { ...QUESTIONS.refund, task: `Approve this $${amount} refund for ${customer}?`, payload }
    },
    answer: (chance) => decided(chance, 0.82, ['Within the policy.', 'The third refund in a month; please ask for the item back first.']),
  },
  reply: {
    weight: 18,
    agent: 'support-bot',
    assignTo: { pool: 'support' },
    pace: { claim: 420, decide: 340 },
    timeout: 14_400,
    ask: (chance) => ({ ...FORMS.reply, task: `Send this reply to ${chance.pick(CUSTOMERS)}?` }),
    answer: (chance) => ({
      subject: 'Your order',
      price: chance.between(20, 200),
      message: 'We are sorry, and a refund is on its way.',
      tone: chance.pick(['formal', 'warm']),
    }),
  },
  wire_transfer: {
    weight: 12,
    agent: 'treasury-agent',
    assignTo: { pool: 'finance' },
    pace: { claim: 1_500, decide: 900 },
    timeout: 28_800,
    ask: (chance) => {
      const [amount, supplier] = [chance.between(2_000, 90_000), chance.pick(SUPPLIERS)]
      const payload = { ...QUESTIONS.wire.payload, amount, beneficiary: { ...QUESTIONS.wire.payload.beneficiary, name: supplier } }
      return { ...QUESTIONS.wire, task: `Release the wire transfer to ${supplier}?`, payload }
    },
    answer: (chance) => decided(chance, 0.9, ['Checked against the invoice.', 'The IBAN does not match the one on file.']),
  },
  delivery_note: {
    weight: 11,
    agent: 'treasury-agent',
    assignTo: { role: 'bookkeeper' },
    pace: { claim: 5_400, decide: 420 },
    timeout: 259_200,
    ask: (chance) => ({ ...QUESTIONS.extraction, task: `Check what was read from delivery note ${chance.between(51_000, 58_000)}` }),
    answer: () => QUESTIONS.extraction.initial_response,
  },
  headline: {
    weight: 9,
    agent: 'newsroom-writer',
    assignTo: { pool: 'content' },
    pace: { claim: 3_600, decide: 600 },
    timeout: 86_400,
    ask: (chance) => ({ ...QUESTIONS.article, payload: { ...QUESTIONS.article.payload, article: chance.pick(ARTICLES) } }),
    answer: (chance) => ({ headline: chance.pick(QUESTIONS.article.response_schema.properties.headline.enum) }),
  },
  listing: {
    weight: 14,
    agent: 'trust-and-safety',
    assignTo: { pool: 'content' },
    pace: { claim: 700, decide: 75 },
    timeout: 14_400,
    ask: (chance) => ({
      ...QUESTIONS.moderation,
      payload: { ...QUESTIONS.moderation.payload, title: chance.pick(LISTINGS), reports: chance.between(1, 9) },
    }),
    answer: (chance) => ({ verdict: chance.weighted({ keep: 5, warn: 2, remove: 3 }) }),
  },
  new_account: {
    weight: 6,
    agent: 'trust-and-safety',
    assignTo: { emails: ['klara@example.com', 'jonas@example.com'] },
    pace: { claim: 1_200, decide: 480 },
    timeout: 86_400,
    ask: (chance) => ({
      task: `Open the business account of ${chance.pick(SUPPLIERS)}?`,
      payload: { country: chance.pick(['AT', 'DE', 'PT', 'JP']), score: chance.between(40, 98), documents: ['register.pdf', 'owner.pdf'] },
      payload_schema: {},
      response_schema: approval,
      timeout_seconds: 86_400,
      idempotency_key: '',
    }),
    answer: (chance) => decided(chance, 0.7, ['Papers are complete.', 'The owner’s proof of address is older than three months.']),
  },
  migration: {
    weight: 4,
    agent: 'release-agent',
    assignTo: null,
    pace: { claim: 600, decide: 240 },
    timeout: 3_600,
    ask: (chance) => {
      const service = chance.pick(SERVICES)
      const payload = { ...QUESTIONS.deploy.payload, service, rows: chance.between(10_000, 9_000_000) }
      return { ...QUESTIONS.deploy, task: `Run the migration of ${service} on the production database now?`, payload }
    },
    answer: (chance) => decided(chance, 0.85, ['Dry run looked fine.', 'Not before the weekend.']),
  },
}
