import { describe, expect, it } from 'vitest'
import { formField, type FormField } from '#contract/form.ts'
import { initialState, toAnswer } from './values.ts'

function field(given: Record<string, unknown>): FormField {
  return formField.parse(given)
}

/** What is sent when the form is opened with `initial` and sent untouched. */
function untouched(fields: FormField[], initial?: unknown) {
  return toAnswer(fields, initialState(fields, initial))
}

const options = [
  { value: 'card', label: 'Card' },
  { value: '', label: 'None' },
]

/** One row a kind: a proposal of the right type is sent as it came, one of the wrong type counts as none. */
const kinds: [given: Record<string, unknown>, right: unknown, wrong: unknown, nothing: unknown][] = [
  [{ kind: 'short_text' }, 'a', 5, null],
  [{ kind: 'short_text', subtype: 'number' }, 12.5, true, null],
  [{ kind: 'short_text', subtype: 'currency', currency_code: 'EUR' }, 249, ['1'], null],
  [{ kind: 'long_text' }, 'two\nlines', {}, null],
  [{ kind: 'switch' }, false, 'false', null],
  [{ kind: 'single_select', options }, '', 'cash', null],
  [{ kind: 'multi_select', options }, ['card', ''], 'card', []],
  [{ kind: 'date' }, '2026-03-12', 20260312, null],
  [{ kind: 'datetime' }, '2026-03-12T14:05:00Z', 'soon', null],
  [{ kind: 'time' }, '14:05', 14, null],
  [{ kind: 'rich_text' }, '**bold**', 5, null],
  [{ kind: 'single_select', options: [{ value: '1', label: 'One' }], json_values: true }, 1, '1', null],
  [
    {
      kind: 'multi_select',
      options: [
        { value: '1', label: 'One' },
        { value: 'null', label: 'None' },
      ],
      json_values: true,
    },
    [1, null],
    'x',
    [],
  ],
  [{ kind: 'picture_choice', options: [{ value: 'a', label: 'A', image_url: '' }] }, ['a'], 'a', []],
  [{ kind: 'slider', step: 0.5 }, 12.5, '12.5', null],
  [{ kind: 'star_rating' }, 3, '3', null],
  [{ kind: 'opinion_scale', min: 0 }, 0, '0', null],
  [{ kind: 'ranking', options }, ['', 'card'], 'card', ['card', '']],
  [{ kind: 'date_range' }, { start: '2026-01-01', end: '2026-01-03' }, '2026-01-01', null],
  [{ kind: 'file_upload' }, [{ name: 'a', mime: 'b', size: 1, file_id: 'c' }], 'a', null],
  [{ kind: 'signature' }, 'data:image/png;base64,AAAA', 'Ada', null],
  [
    {
      kind: 'table',
      columns: [
        { name: 'n', label: 'N', kind: 'number' },
        { name: 's', label: 'S', kind: 'switch' },
      ],
    },
    [{ n: 1, s: false }],
    {},
    [],
  ],
  [
    {
      kind: 'table',
      entries: true,
      columns: [
        { name: 'key', label: 'K' },
        { name: 'value', label: 'V', kind: 'number' },
      ],
    },
    { a: 1, __proto__x: 2 },
    [],
    {},
  ],
  [{ kind: 'subform', fields: [{ kind: 'long_text', name: 'inner' }] }, [{ inner: 'a' }], {}, []],
  [
    { kind: 'variant_group', discriminator: 'k', variants: [{ value: 'v', label: 'V', fields: [{ kind: 'long_text', name: 'inner' }] }] },
    { k: 'v', inner: 'a' },
    { k: 'w' },
    null,
  ],
  [{ kind: 'json' }, { any: ['thing'] }, undefined, null],
  [{ kind: 'object_group', fields: [{ kind: 'long_text', name: 'inner' }] }, { inner: 'a' }, 'a', { inner: null }],
  [{ kind: 'repeatable_group', item_fields: [{ kind: 'long_text', name: 'inner' }] }, [{ inner: 'a' }], { inner: 'a' }, []],
  [{ kind: 'repeatable_group', scalar: true, item_fields: [{ kind: 'short_text', name: 'value' }] }, ['a', 'b'], 'a', []],
]

describe.each(kinds)('%j', (...[given, right, wrong, nothing]) => {
  it('sends back what the agent proposed', () => {
    expect(untouched([field({ ...given, name: 'x' })], { x: right })).toEqual({ x: right })
  })

  it('passes over a proposal of the wrong type', () => {
    expect(untouched([field({ ...given, name: 'x' })], { x: wrong })).toEqual({ x: nothing })
  })

  it('keeps null when required and leaves the key out when optional', () => {
    expect(untouched([field({ ...given, name: 'x' })])).toEqual({ x: nothing })
    const optional = Array.isArray(nothing) ? { x: nothing } : {}
    expect(untouched([field({ ...given, name: 'x', required: false })])).toEqual(optional)
  })
})

it('sends null for what may be null and must be there', () => {
  const fields = [
    field({ kind: 'short_text', name: 'a', required: false, nullable: true }),
    field({ kind: 'short_text', name: 'b', required: false }),
  ]
  expect(untouched(fields)).toEqual({ a: null })
})

describe('folded sections', () => {
  const section = field({ kind: 'section_collapse', title: 'More', fields: [{ kind: 'short_text', name: 'a' }] })

  it('answer beside themselves', () => {
    expect(untouched([section, field({ kind: 'short_text', name: 'b' })], { a: '1', b: '2' })).toEqual({ a: '1', b: '2' })
  })
})

describe('what is only shown', () => {
  it.each(['display_text', 'image', 'video', 'pdf_viewer', 'html', 'section', 'divider'])('%s sends nothing, named or not', (kind) => {
    expect(untouched([field({ kind, name: 'x', text: '', url: '', html: '', title: '' })], { x: 'a' })).toEqual({})
  })

  it('is also a kind that this page does not know', () => {
    expect(untouched([{ kind: 'hologram', name: 'x', required: true } as unknown as FormField], { x: 1 })).toEqual({})
  })
})

describe('empty lines', () => {
  const columns = [
    { name: 'a', label: 'A' },
    { name: 'b', label: 'B', kind: 'number', default: 1 },
  ]

  it('of a table are not sent, defaults or not', () => {
    expect(untouched([field({ kind: 'table', name: 'x', initial_rows: 3, columns })])).toEqual({ x: [] })
    expect(
      toAnswer([field({ kind: 'table', name: 'x', columns })], {
        f0: [
          { f0: '', f1: '1' },
          { f0: 'c', f1: '1' },
        ],
      }),
    ).toEqual({ x: [{ a: 'c', b: 1 }] })
  })
})

it('keeps what was typed into the variant that is not chosen, and does not send it', () => {
  const variants = ['v', 'w'].map((value) => ({ value, label: value, fields: [{ kind: 'short_text', name: `of_${value}` }] }))
  const pay = field({ kind: 'variant_group', name: 'x', discriminator: 'k', variants })
  const state = { chosen: 'w', f0: { f0: 'left behind' }, f1: { f0: 'sent' } }
  expect(toAnswer([pay], { f0: state })).toEqual({ x: { k: 'w', of_w: 'sent' } })
})

it('reads and sends a moment on the clock of the place that the agent names', () => {
  const at = field({ kind: 'datetime', name: 'x', timezone: 'America/New_York' })
  expect(initialState([at], { x: '2026-07-01T12:00:00Z' })).toEqual({ f0: '2026-07-01T08:00' })
  expect(toAnswer([at], { f0: '2026-07-01T08:00' })).toEqual({ x: '2026-07-01T12:00:00Z' })
})

describe('defaults', () => {
  it('count when the proposal has no such key', () => {
    const fields = [
      field({ kind: 'switch', name: 'a', default: true }),
      field({ kind: 'short_text', name: 'b', subtype: 'number', default: 3 }),
    ]
    expect(untouched(fields, { b: 4 })).toEqual({ a: true, b: 4 })
  })

  it('count in a proposal of the wrong type', () => {
    expect(untouched([field({ kind: 'switch', name: 'a', default: true })], { a: 'no' })).toEqual({ a: true })
  })

  it('fill a new row', () => {
    const rows = field({
      kind: 'repeatable_group',
      name: 'rows',
      item_fields: [{ kind: 'short_text', name: 'qty', subtype: 'number', default: 1 }],
    })
    expect(untouched([rows], { rows: [{}] })).toEqual({ rows: [{ qty: 1 }] })
  })
})

describe('what is left out', () => {
  it('an optional section that nothing was entered into', () => {
    const section = { kind: 'object_group', name: 'address', fields: [{ kind: 'short_text', name: 'city' }] }
    expect(untouched([field({ ...section, required: false })])).toEqual({})
    expect(untouched([field({ ...section, required: false })], { address: { city: 'Bern' } })).toEqual({ address: { city: 'Bern' } })
  })

  it('an optional list that may not be empty', () => {
    expect(untouched([field({ kind: 'multi_select', name: 'x', options, required: false, min_count: 1 })])).toEqual({})
  })

  it('fields without a name', () => {
    expect(untouched([field({ kind: 'long_text', name: '' }), field({ kind: 'long_text', name: 'a' })], { a: 'b' })).toEqual({ a: 'b' })
  })
})

it('takes a single nameless JSON field for the whole answer', () => {
  expect(untouched([field({ kind: 'json', name: '' })], { free: ['form'] })).toEqual({ free: ['form'] })
})

it('keeps names that would be paths or prototypes elsewhere', () => {
  const names = ['a.b', '0', '__proto__', 'constructor', 'a[0]']
  const initial = JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, `of ${name}`]))))
  const sent = untouched(
    names.map((name) => field({ kind: 'short_text', name })),
    initial,
  )
  expect(Object.entries(sent).toSorted()).toEqual(names.map((name) => [name, `of ${name}`]).toSorted())
})

it.each(['1,500', '1.500,00', '12a', '0x10', '∞', '1e999', ' '])('does not guess what "%s" means', (typed) => {
  expect(toAnswer([field({ kind: 'short_text', subtype: 'number', name: 'x' })], { f0: typed })).toEqual({ x: null })
})
