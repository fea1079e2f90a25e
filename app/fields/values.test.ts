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
  [{ kind: 'time' }, '14:05:00', 14, null],
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
    const optional = Array.isArray(nothing) ? { x: [] } : {}
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
