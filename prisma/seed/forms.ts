import type { z } from 'zod'
import { formDefinition } from '#contract/form.ts'
import { answerSchema } from '#contract/rules/registry.ts'
import type { createTaskRequest } from '#contract/task.ts'
import { carFront, carSide, letterBack, letterEnd, letterTop, report } from './pictures.ts'

type Question = z.input<typeof createTaskRequest>

/** A form written field by field, and the schema of what it answers. */
function withForm(question: Omit<Question, 'response_schema'>, fields: Record<string, unknown>[]): Question {
  const form = { version: 1, fields }
  return { ...question, form_definition: form, response_schema: answerSchema(formDefinition.parse(form)) }
}

const claim = withForm(
  {
    task: 'Settle the claim for the dented car?',
    payload: {
      claim_no: 'CL-0042',
      amount: 612.5,
      currency: 'EUR',
      photos: [
        { url: carFront, caption: 'Front' },
        { url: carSide, caption: 'Left side' },
      ],
      letter: [
        { url: letterTop, alt: 'Page 1, upper half', page_index: 0, fragment_in_page: 0, page_count: 2 },
        { url: letterEnd, alt: 'Page 1, lower half', page_index: 0, fragment_in_page: 1, page_count: 2 },
        { url: letterBack, alt: 'Page 2', page_index: 1, fragment_in_page: 0, page_count: 2 },
      ],
      estimate: report,
      assessment_markdown:
        '### What the model saw\n\nA dent of about **12 cm** on the left door. The mirror is *intact*.\n\n| Part | Certainty |\n| --- | --- |\n| Door | 94 % |\n| Wing | 41 % |',
      mail_html: '<p style="font-family:sans-serif">Hello,<br>somebody drove into my <b>parked car</b>. Please help.</p>',
    },
    payload_schema: {
      type: 'object',
      properties: {
        claim_no: { type: 'string', title: 'Claim', description: 'As printed on the first page.' },
        amount: { type: 'number', title: 'Asked for' },
      },
    },
    task_metadata: { agent: 'claims-reader', batch: 'north-7' },
    timeout_seconds: 86_400,
    idempotency_key: 'seed:claim:0042',
  },
  [
    { kind: 'section', title: 'The damage' },
    {
      kind: 'picture_choice',
      name: 'best_photo',
      label: 'Which photo shows it best?',
      options: [
        { value: 'front', label: 'Front', image_url: carFront },
        { value: 'side', label: 'Left side', image_url: carSide },
      ],
    },
    {
      kind: 'multi_select',
      name: 'parts',
      label: 'Damaged parts',
      options: ['Door', 'Mirror', 'Wing'].map((label) => ({ value: label, label })),
    },
    { kind: 'opinion_scale', name: 'certainty', label: 'How sure are you?', min: 1, max: 10, min_label: 'Guessing', max_label: 'Certain' },
    { kind: 'divider' },
    { kind: 'section', title: 'The payout', subtitle: 'Above €500 a second person is asked.' },
    { kind: 'slider', name: 'share', label: 'Share that we pay', min: 0, max: 100, step: 5, suffix: ' %' },
    {
      kind: 'table',
      name: 'lines',
      label: 'Repairs',
      columns: [
        { name: 'part', label: 'Part' },
        { name: 'price', label: 'Price', kind: 'currency', currency_code: 'EUR', min_value: 0 },
        { name: 'new', label: 'New part', kind: 'switch', required: false },
      ],
    },
    { kind: 'date_range', name: 'rental', label: 'Rental car', required: false, max_days: 14 },
    {
      kind: 'section_collapse',
      title: 'For the file',
      default_open: false,
      fields: [
        { kind: 'file_upload', name: 'attachments', label: 'Attachments', required: false, multiple: true },
        { kind: 'long_text', name: 'note', label: 'Note', required: false },
      ],
    },
    { kind: 'signature', name: 'signed', label: 'Your signature' },
  ],
)

const reply = withForm(
  {
    task: 'Send this reply to Dana Whitfield?',
    payload: {
      order: 'A-4712',
      complaint: 'The lamp came broken, and nobody answered my first mail.',
      current_policy: 'Refunds are paid in store credit within 30 days of the purchase.',
      proposed_policy: 'Refunds are paid to the card within 60 days of the purchase.',
    },
    payload_schema: {},
    task_metadata: { agent: 'support-bot' },
    initial_response: {
      subject: 'Your order A-4712',
      price: 180,
      message: 'Dear Dana,\n\nwe are sorry for the **broken lamp**. You get:\n\n- a refund of €180\n\nKind regards',
      tone: 'formal',
    },
    timeout_seconds: 14_400,
    idempotency_key: 'seed:reply:4711',
  },
  [
    { kind: 'short_text', name: 'subject', label: 'Subject' },
    { kind: 'rich_text', name: 'message', label: 'Message' },
    { kind: 'short_text', subtype: 'currency', currency_code: 'EUR', name: 'price', label: 'Refund', minimum: 0 },
    {
      kind: 'single_select',
      name: 'tone',
      label: 'Tone',
      options: [
        { value: 'formal', label: 'Formal' },
        { value: 'warm', label: 'Warm' },
      ],
    },
  ],
)

/** Questions whose form an agent wrote field by field: pictures, a table, a signature; and a draft to edit. */
export const FORMS = { claim, reply } satisfies Record<string, Question>
