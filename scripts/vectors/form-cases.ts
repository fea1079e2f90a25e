import type { FieldKind } from '#contract/form.ts'

/** One definition of a field `x`, with values that it must take and values that it must refuse. */
export type Case = { of: string; field?: object; pass: unknown[]; fail: unknown[] }

const OPTIONS = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B', hint: 'The second' },
  { value: 'c', label: 'C' },
]
const PICTURES = OPTIONS.map((option) => ({ ...option, image_url: `https://example.com/${option.value}.png` }))
const FILE = { name: 'a.png', mime: 'image/png', size: 3, data: 'data:image/png;base64,AAAA' }
const UPLOAD = { name: 'a.png', mime: 'image/png', size: 70_000, file_id: '0190a0b0c0d0e0f0a0b0c0d0e0f0a0b0' }

/** Nothing is sent for these; whatever comes is passed over. */
const shown = (field: object): Case[] => [{ of: 'is only shown', field, pass: [null], fail: [] }]

/** Every kind has at least one. The first values of `fail` are what a form without checks would send. */
export const CASES: Record<FieldKind, Case[]> = {
  display_text: shown({ text: '**Read**', markdown: true }),
  short_text: [
    { of: 'any text', pass: ['Ada', ' ', '🙂'], fail: ['', null, 1, ['Ada']] },
    { of: 'optional text', field: { required: false }, pass: ['Ada', null, ''], fail: [1] },
    { of: 'text of 2 to 3 characters', field: { min_length: 2, max_length: 3 }, pass: ['ab', '🙂🙂🙂'], fail: ['a', 'abcd'] },
    { of: 'text with a pattern, found anywhere', field: { pattern: '[0-9]{2}' }, pass: ['12', 'a123'], fail: ['1', 'ab'] },
    { of: 'an email', field: { subtype: 'email' }, pass: ['ada@example.com'], fail: ['ada', 'ada@', 'a b@example.com'] },
    { of: 'an address', field: { subtype: 'url' }, pass: ['https://example.com/a?b=c'], fail: ['example.com', 'https://a b'] },
    { of: 'a phone number', field: { subtype: 'phone' }, pass: ['+1 (415) 555-2671', '112'], fail: ['call me', '+'] },
    { of: 'a number', field: { subtype: 'number', minimum: 0, maximum: 10 }, pass: [0, 9.5, 10], fail: ['9', -1, 11] },
    { of: 'a whole number', field: { subtype: 'number', integer: true }, pass: [-3, 0], fail: [1.5, 1e300] },
    { of: 'an amount of money', field: { subtype: 'currency', currency_code: 'EUR' }, pass: [12.5, 0], fail: ['12.5'] },
    { of: 'a password', field: { subtype: 'password', min_length: 8 }, pass: ['12345678'], fail: ['1234567'] },
  ],
  long_text: [{ of: 'lines', field: { max_length: 5, rows: 8 }, pass: ['a\nb'], fail: ['', 'abcdef', 1] }],
  rich_text: [{ of: 'Markdown', field: { max_length: 10 }, pass: ['**a**'], fail: ['', '12345678901'] }],
  switch: [
    { of: 'yes or no', pass: [true, false], fail: [null, 'true', 1] },
    { of: 'yes, no or nothing', field: { required: false }, pass: [true, null], fail: [0] },
  ],
  single_select: [
    { of: 'one of three', field: { options: OPTIONS }, pass: ['a', 'c'], fail: [null, 'd', 'A', ['a']] },
    {
      of: 'one of several values',
      field: { json_values: true, options: ['1', 'true', '"a"'].map((value) => ({ value, label: value })) },
      pass: [1, true, 'a'],
      fail: ['1', false, '"a"'],
    },
  ],
  multi_select: [
    {
      of: 'at least one, being required',
      field: { options: OPTIONS },
      pass: [['a'], ['c', 'a']],
      fail: [[], null, 'a', ['d'], ['a', 'a']],
    },
    { of: 'required, and none is an answer', field: { options: OPTIONS, min_count: 0 }, pass: [[], ['a']], fail: [null] },
    { of: 'two of three', field: { options: OPTIONS, min_count: 2, max_count: 2 }, pass: [['a', 'b']], fail: [['a'], ['a', 'b', 'c']] },
    { of: 'optional', field: { options: OPTIONS, required: false }, pass: [null, [], ['a']], fail: [['d']] },
  ],
  picture_choice: [
    { of: 'one picture, as a list', field: { options: PICTURES }, pass: [['a']], fail: [[], 'a', ['a', 'b'], ['d']] },
    { of: 'several pictures', field: { options: PICTURES, multiple: true }, pass: [['a', 'b']], fail: [[], ['a', 'a']] },
  ],
  slider: [
    { of: '0 to 100 in whole steps', pass: [0, 50, 100], fail: [null, 0.5, -1, 101, '50'] },
    { of: 'steps that floats cannot say', field: { min: 0, max: 1, step: 0.1 }, pass: [0.3, 0.7000000000000001, 1], fail: [0.35] },
  ],
  star_rating: [
    { of: '1 to 5 stars', pass: [1, 5], fail: [0, 6, 2.5, null] },
    { of: 'stars or none', field: { required: false, max: 3 }, pass: [0, 3, null], fail: [4, -1] },
  ],
  opinion_scale: [{ of: '0 to 10', field: { min: 0 }, pass: [0, 10], fail: [-1, 11, 5.5, null] }],
  ranking: [
    { of: 'all three in some order', field: { options: OPTIONS }, pass: [['c', 'a', 'b']], fail: [['a', 'b'], ['a', 'a', 'b'], null] },
  ],
  date: [
    {
      of: 'a day of 2026',
      field: { min_date: '2026-01-01', max_date: '2026-12-31' },
      pass: ['2026-02-28'],
      fail: ['2026-02-29', '2025-12-31', '01.02.2026', '2026-02-01T00:00:00Z', '', null],
    },
  ],
  datetime: [
    {
      of: 'a moment after ten in Berlin',
      field: { min_datetime: '2026-01-01T10:00', timezone: 'Europe/Berlin' },
      pass: ['2026-01-01T09:00:00Z', '2026-01-01T10:00:00+01:00'],
      fail: ['2026-01-01T08:59:59Z', '2026-01-01', 'soon', null],
    },
  ],
  date_range: [
    {
      of: 'two to three days',
      field: { min_days: 2, max_days: 3, min_date: '2026-01-01' },
      pass: [{ start: '2026-01-01', end: '2026-01-02' }],
      fail: [
        { start: '2026-01-02', end: '2026-01-01' },
        { start: '2026-01-01', end: '2026-01-01' },
        { start: '2026-01-01', end: '2026-01-04' },
        { start: '2025-12-31', end: '2026-01-01' },
        { start: '2026-01-01', end: null },
        {},
        null,
      ],
    },
    { of: 'an open end', field: { required: false }, pass: [{ start: '2026-01-01', end: null }, {}, null], fail: [{ start: 'x' }, 'x'] },
  ],
  time: [
    {
      of: 'office hours',
      field: { min_time: '09:00', max_time: '17:00' },
      pass: ['09:00', '16:59:00'],
      fail: ['08:59', '17:01', '9:00', '25:00', ''],
    },
  ],
  file_upload: [
    {
      of: 'one file',
      pass: [[FILE], [UPLOAD]],
      fail: [[], [FILE, FILE], FILE, [{ ...FILE, data: 'AAAA' }], [{ ...FILE, size: 4 }], [{}], null],
    },
    {
      of: 'up to two pictures of 3 bytes',
      field: { accept: ['image/*'], max_size_bytes: 3, multiple: true, max_count: 2, required: false },
      pass: [[], [FILE, FILE], null],
      fail: [[FILE, FILE, FILE], [{ ...FILE, mime: 'text/plain' }], [UPLOAD]],
    },
  ],
  signature: [
    {
      of: 'a PNG',
      pass: ['data:image/png;base64,AAAA'],
      fail: ['', 'Ada', 'data:image/svg+xml;base64,AAAA', 'data:image/png;base64,', null],
    },
  ],
  image: shown({ url: 'https://example.com/a.png', page_index: 0 }),
  video: shown({ url: 'https://example.com/a.mp4' }),
  pdf_viewer: shown({ url: 'https://example.com/a.pdf' }),
  html: shown({ html: '<b>Read</b>' }),
  section: shown({ title: 'Part one' }),
  divider: shown({}),
  section_collapse: [
    {
      of: 'fields that answer beside it',
      field: { name: '', title: 'More', fields: [{ kind: 'switch', name: 'x' }] },
      pass: [true],
      fail: [null, { x: true }],
    },
  ],
  table: [
    {
      of: 'order lines',
      field: {
        columns: [
          { name: 'sku', label: 'SKU' },
          { name: 'quantity', label: 'Quantity', kind: 'number', min_value: 1 },
          { name: 'gift', label: 'Gift', kind: 'switch', required: false },
        ],
        max_rows: 2,
      },
      pass: [[{ sku: 'A', quantity: 1 }], [{ sku: 'A', quantity: 2, gift: true }]],
      fail: [
        [],
        [{ sku: '', quantity: 1 }],
        [{ sku: 'A', quantity: 0 }],
        [{ sku: 'A' }],
        ['A'],
        Array(3).fill({ sku: 'A', quantity: 1 }),
        null,
      ],
    },
    {
      of: 'entries of an object',
      field: {
        entries: true,
        columns: [
          { name: 'key', label: 'Key' },
          { name: 'value', label: 'Value', kind: 'number' },
        ],
      },
      pass: [{ a: 1, b: 2 }],
      fail: [{}, { a: 'x' }, { '': 1 }, [{ key: 'a', value: 1 }]],
    },
  ],
  subform: [
    {
      of: 'people',
      field: {
        fields: [
          { kind: 'short_text', name: 'name' },
          { kind: 'date', name: 'born', required: false },
        ],
        min_count: 1,
        max_count: 2,
      },
      pass: [[{ name: 'Ada' }], [{ name: 'Ada', born: '1815-12-10' }]],
      fail: [[], [{}], [{ name: 'Ada', born: 'x' }], Array(3).fill({ name: 'Ada' }), { name: 'Ada' }],
    },
  ],
  object_group: [
    {
      of: 'an address',
      field: { fields: [{ kind: 'short_text', name: 'city' }] },
      pass: [{ city: 'Turin' }],
      fail: [{}, { city: 1 }, 'Turin', null],
    },
  ],
  repeatable_group: [
    {
      of: 'rows',
      field: { item_fields: [{ kind: 'switch', name: 'ok' }], min_items: 0 },
      pass: [[], [{ ok: true }, { ok: false }]],
      fail: [[{}], [true], null],
    },
    {
      of: 'bare values, each once',
      field: { scalar: true, unique: true, item_fields: [{ kind: 'short_text', name: 'value' }] },
      pass: [['a', 'b']],
      fail: [[], ['a', 'a'], [''], [{ value: 'a' }]],
    },
  ],
  variant_group: [
    {
      of: 'a payment',
      field: {
        discriminator: 'kind',
        variants: [
          { value: 'card', label: 'Card', fields: [{ kind: 'short_text', name: 'number' }] },
          { value: 'cash', label: 'Cash', fields: [] },
        ],
      },
      pass: [{ kind: 'card', number: '4242' }, { kind: 'cash' }],
      fail: [{ kind: 'card' }, { kind: 'cheque' }, {}, null],
    },
  ],
  json: [{ of: 'anything', pass: [1, null, { a: [] }], fail: [] }],
}

/** Forms that nobody could fill in, with the pointer to what is wrong. */
export const REFUSED: { of: string; fields: object[]; path: string }[] = [
  { of: 'an unknown kind', fields: [{ kind: 'abacus', name: 'x' }], path: '/fields/0/kind' },
  { of: 'a missing key', fields: [{ kind: 'image' }], path: '/fields/0/url' },
  {
    of: 'two fields of one name',
    fields: [
      { kind: 'switch', name: 'x' },
      { kind: 'date', name: 'x' },
    ],
    path: '/fields/1/name',
  },
  { of: 'a field without a name', fields: [{ kind: 'switch' }], path: '/fields/0/name' },
  { of: 'no options', fields: [{ kind: 'ranking', name: 'x', options: [] }], path: '/fields/0/options' },
  {
    of: 'an option twice',
    fields: [{ kind: 'single_select', name: 'x', options: [...OPTIONS, OPTIONS[0]] }],
    path: '/fields/0/options/3/value',
  },
  {
    of: 'more to choose than there is',
    fields: [{ kind: 'multi_select', name: 'x', options: OPTIONS, min_count: 4 }],
    path: '/fields/0/min_count',
  },
  { of: 'limits that cross', fields: [{ kind: 'slider', name: 'x', min: 2, max: 1 }], path: '/fields/0/max' },
  { of: 'a default that is refused', fields: [{ kind: 'star_rating', name: 'x', default: 9 }], path: '/fields/0/default' },
  {
    of: 'a column twice',
    fields: [
      {
        kind: 'table',
        name: 'x',
        columns: [
          { name: 'a', label: 'A' },
          { name: 'a', label: 'A' },
        ],
      },
    ],
    path: '/fields/0/columns/1/name',
  },
  {
    of: 'inside a group',
    fields: [{ kind: 'subform', name: 'x', fields: [{ kind: 'date', name: 'y', min_date: 'x' }] }],
    path: '/fields/0/fields/0/min_date',
  },
]
