import type { FieldKind } from '#contract/form.ts'
import { carFront, carSide, film, report, signature } from '#prisma/seed/pictures.ts'

export type Example = {
  /** Without name and kind. */
  field: Record<string, unknown>
  /** An answer that fits. */
  filled?: unknown
  /** An answer that does not: what is wrong is then shown. Without it the field is shown left out although required. */
  wrong?: unknown
}

const colours = [
  { value: 'red', label: 'Red' },
  { value: 'green', label: 'Green', hint: 'Sold out until June.' },
  { value: 'blue', label: 'Blue' },
]
const countries = ['Austria', 'Belgium', 'Chile', 'Denmark', 'Estonia', 'Finland', 'Greece'].map((label) => ({
  value: label.slice(0, 2).toUpperCase(),
  label,
}))
const address = [
  { kind: 'short_text', name: 'street', label: 'Street' },
  { kind: 'short_text', name: 'zip', label: 'Postcode' },
]

/** One of every kind, as an agent might send it. The compiler names the one that is missing. */
export const EXAMPLES: Record<FieldKind, Example> = {
  display_text: {
    field: {
      label: 'Policy',
      text: 'Refunds above **€200** need a second look:\n\n- photos show the damage\n- the order is under 60 days old',
      markdown: true,
    },
  },
  section: { field: { title: 'The damage', subtitle: 'What the customer reported and what the photos show.' } },
  divider: { field: {} },
  section_collapse: {
    field: { title: 'Delivery', subtitle: 'Only if it goes somewhere else.', fields: address },
    filled: { street: '12 Harbour Lane', zip: '4021' },
  },
  image: { field: { label: 'Photo', url: carSide, alt: 'Left side of a car with a dent' } },
  video: { field: { label: 'Dashboard camera', url: film } },
  pdf_viewer: { field: { label: 'Report', url: report, height: 320 } },
  html: {
    field: {
      label: 'Mail',
      html: '<p style="font-family: sans-serif">Dear team, <b>please advise</b>.</p><script>parent.document.title = "broken out"</script>',
    },
  },
  short_text: {
    field: { label: 'Claim number', hint: 'On the first page, like CL-0042.', placeholder: 'CL-0000', pattern: '^CL-[0-9]{4}$' },
    filled: 'CL-0042',
    wrong: '42',
  },
  long_text: { field: { label: 'What happened', max_length: 300 }, filled: 'The van reversed into the parked car.\nNobody was hurt.' },
  rich_text: {
    field: { label: 'Reply to the customer', placeholder: 'Write as you would in a mail.' },
    filled: 'Dear Dana,\n\nwe will **refund** you:\n\n- the lamp\n- the postage',
  },
  switch: { field: { label: 'Covered by the policy', true_label: 'Covered', false_label: 'Not covered' }, filled: true },
  single_select: { field: { label: 'Colour', options: colours }, filled: 'blue' },
  multi_select: {
    field: {
      label: 'Damaged parts',
      options: ['Bumper', 'Door', 'Headlight', 'Wing'].map((label) => ({ value: label, label })),
      min_count: 1,
      max_count: 3,
    },
    filled: ['Door', 'Wing'],
  },
  picture_choice: {
    field: {
      label: 'Which photo shows it best?',
      options: [
        { value: 'front', label: 'Front', image_url: carFront },
        { value: 'side', label: 'Side', hint: 'Taken later', image_url: carSide },
      ],
    },
    filled: ['side'],
  },
  slider: { field: { label: 'Share to refund', min: 0, max: 100, step: 5, suffix: ' %' }, filled: 35, wrong: 120 },
  star_rating: { field: { label: 'Quality of the repair' }, filled: 4 },
  opinion_scale: { field: { label: 'How sure are you?', min: 0, max: 10, min_label: 'Guessing', max_label: 'Certain' }, filled: 8 },
  ranking: {
    field: { label: 'Order of repair', options: ['Brakes', 'Door', 'Paint'].map((label) => ({ value: label.toLowerCase(), label })) },
    filled: ['door', 'brakes', 'paint'],
  },
  date: {
    field: { label: 'Day of the accident', min_date: '2026-01-01', max_date: '2026-12-31' },
    filled: '2026-03-14',
    wrong: '2025-12-31',
  },
  datetime: { field: { label: 'Call back at', timezone: 'America/New_York' }, filled: '2026-03-14T14:30:00Z' },
  date_range: {
    field: { label: 'Rental car', max_days: 14 },
    filled: { start: '2026-03-14', end: '2026-03-20' },
    wrong: { start: '2026-03-20', end: '2026-03-14' },
  },
  time: { field: { label: 'Pick-up', min_time: '08:00', max_time: '18:00' }, filled: '09:30', wrong: '07:00' },
  file_upload: {
    field: { label: 'Invoices', accept: ['.pdf', 'image/*'], max_size_bytes: 5_000_000, multiple: true, max_count: 4 },
    filled: [
      { name: 'side.svg', mime: 'image/svg+xml', size: 1_204, data: carSide },
      { name: 'a-name-that-is-rather-long-for-one-line-of-a-phone.pdf', mime: 'application/pdf', size: 1_532_880, data: report },
    ],
  },
  signature: { field: { label: 'Signature of the assessor', format: 'svg' }, filled: signature },
  table: {
    field: {
      label: 'Parts',
      columns: [
        { name: 'part', label: 'Part' },
        { name: 'price', label: 'Price', kind: 'currency', currency_code: 'EUR', min_value: 0 },
        { name: 'new', label: 'New', kind: 'switch', required: false },
        { name: 'from', label: 'From', kind: 'single_select', options: countries, required: false },
        { name: 'by', label: 'By', kind: 'date', required: false },
      ],
    },
    filled: [
      { part: 'Door, left', price: 412.5, new: true, from: 'AU', by: '2026-04-01' },
      { part: 'Mirror', price: 88 },
    ],
    wrong: [{ part: '', price: -4 }],
  },
  subform: {
    field: {
      label: 'Witnesses',
      add_label: 'Add witness',
      fields: [
        { kind: 'short_text', name: 'who', label: 'Name' },
        { kind: 'short_text', subtype: 'phone', name: 'phone', label: 'Phone', required: false },
      ],
    },
    filled: [{ who: 'Ada Byron', phone: '+43 1 234567' }],
  },
  object_group: { field: { label: 'Garage', fields: address }, filled: { street: '3 Foundry Road', zip: '8010' } },
  repeatable_group: {
    field: { label: 'Reference numbers', scalar: true, item_fields: [{ kind: 'short_text', name: 'value' }] },
    filled: ['A-17', 'B-22'],
    wrong: [''],
  },
  variant_group: {
    field: {
      label: 'Payout',
      discriminator: 'by',
      variants: [
        { value: 'transfer', label: 'Bank transfer', fields: [{ kind: 'short_text', name: 'iban', label: 'IBAN' }] },
        {
          value: 'voucher',
          label: 'Voucher',
          hint: 'Worth 10 % more.',
          fields: [{ kind: 'short_text', subtype: 'number', name: 'value', label: 'Value' }],
        },
      ],
    },
    filled: { by: 'transfer', iban: 'AT61 1904 3002 3457 3201' },
    wrong: { by: 'transfer', iban: '' },
  },
  json: { field: { label: 'Raw finding', schema: { type: 'array', items: { type: 'number' } } }, filled: [1, 2, 3] },
}
