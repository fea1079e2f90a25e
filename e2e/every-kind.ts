const options = ['Brakes', 'Door', 'Paint'].map((label) => ({ value: label.toLowerCase(), label }))
const address = [
  { kind: 'short_text', name: 'street', label: 'Street' },
  { kind: 'short_text', name: 'zip', label: 'Postcode' },
]
/** A red square: pictures that need no network. */
const PICTURE =
  'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI0MCIgaGVpZ2h0PSI0MCI+PHJlY3Qgd2lkdGg9IjQwIiBoZWlnaHQ9IjQwIiBmaWxsPSJyZWQiLz48L3N2Zz4='

/** A field of every kind that answers something, in the order in which the keyboard meets them. */
export const everyKindForm = {
  version: 1,
  fields: [
    { kind: 'display_text', text: 'Look at the **car**.', markdown: true },
    { kind: 'section', title: 'The damage' },
    { kind: 'image', url: PICTURE, alt: 'A dent' },
    { kind: 'short_text', name: 'claim', label: 'Claim number', pattern: '^CL-[0-9]{4}$' },
    { kind: 'short_text', subtype: 'currency', currency_code: 'EUR', name: 'sum', label: 'Sum' },
    { kind: 'long_text', name: 'story', label: 'Story' },
    { kind: 'rich_text', name: 'reply', label: 'Reply' },
    { kind: 'switch', name: 'covered', label: 'Covered' },
    { kind: 'single_select', name: 'colour', label: 'Colour', options: ['Red', 'Green'].map((label) => ({ value: label, label })) },
    { kind: 'multi_select', name: 'parts', label: 'Parts', options },
    {
      kind: 'picture_choice',
      name: 'photo',
      label: 'Best photo',
      options: ['Front', 'Side'].map((label) => ({ value: label, label, image_url: PICTURE })),
    },
    { kind: 'slider', name: 'share', label: 'Share', step: 5 },
    { kind: 'star_rating', name: 'stars', label: 'Quality' },
    { kind: 'opinion_scale', name: 'sure', label: 'How sure', min: 0, max: 10 },
    { kind: 'ranking', name: 'order', label: 'Order', options },
    { kind: 'date', name: 'day', label: 'Day' },
    { kind: 'datetime', name: 'call', label: 'Call at', timezone: 'America/New_York' },
    { kind: 'date_range', name: 'rental', label: 'Rental' },
    { kind: 'time', name: 'pickup', label: 'Pick-up' },
    { kind: 'file_upload', name: 'papers', label: 'Papers', accept: ['.txt'], multiple: true },
    { kind: 'signature', name: 'signed', label: 'Signature' },
    { kind: 'divider' },
    {
      kind: 'table',
      name: 'lines',
      label: 'Lines',
      columns: [
        { name: 'part', label: 'Part' },
        { name: 'price', label: 'Price', kind: 'number' },
      ],
    },
    {
      kind: 'subform',
      name: 'people',
      label: 'Witnesses',
      add_label: 'Add witness',
      fields: [{ kind: 'short_text', name: 'who', label: 'Name' }],
    },
    { kind: 'object_group', name: 'garage', label: 'Garage', fields: address },
    { kind: 'repeatable_group', name: 'refs', label: 'References', scalar: true, item_fields: [{ kind: 'short_text', name: 'value' }] },
    {
      kind: 'variant_group',
      name: 'payout',
      label: 'Payout',
      discriminator: 'by',
      variants: [
        { value: 'transfer', label: 'Transfer', fields: [{ kind: 'short_text', name: 'iban', label: 'IBAN' }] },
        { value: 'voucher', label: 'Voucher', fields: [] },
      ],
    },
    { kind: 'json', name: 'raw', label: 'Raw finding' },
    { kind: 'section_collapse', title: 'For the file', default_open: false, fields: [{ kind: 'short_text', name: 'note', label: 'Note' }] },
  ],
}
