import { expect, it } from 'vitest'
import { formField } from '#contract/form.ts'
import { placeErrors } from './pointers.ts'
import type { FormState } from './state.ts'

const fields = [
  { kind: 'short_text', name: 'a/b' },
  { kind: 'object_group', name: 'address', fields: [{ kind: 'short_text', name: 'city' }] },
  {
    kind: 'repeatable_group',
    name: 'items',
    item_fields: [
      { kind: 'short_text', name: 'sku' },
      { kind: 'json', name: 'extra' },
    ],
  },
  { kind: 'repeatable_group', name: 'tags', scalar: true, item_fields: [{ kind: 'short_text', name: 'value' }] },
  { kind: 'section_collapse', title: 'More', fields: [{ kind: 'short_text', name: 'folded' }] },
  { kind: 'date_range', name: 'stay' },
  { kind: 'table', name: 'prices', columns: [{ name: 'amount', label: 'Amount' }] },
  {
    kind: 'table',
    name: 'map',
    entries: true,
    columns: [
      { name: 'key', label: 'Key' },
      { name: 'value', label: 'Value' },
    ],
  },
  { kind: 'subform', name: 'people', fields: [{ kind: 'short_text', name: 'who' }] },
  {
    kind: 'variant_group',
    name: 'pay',
    discriminator: 'by',
    variants: [
      { value: 'cash', label: 'Cash', fields: [] },
      { value: 'card', label: 'Card', fields: [{ kind: 'short_text', name: 'number' }] },
    ],
  },
  { kind: 'file_upload', name: 'files' },
].map((given) => formField.parse(given))

// The second line of the table and of the subform is empty: the answer's second row is the third.
const state: FormState = {
  f6: [{ f0: '1' }, { f0: '' }, { f0: '3' }],
  f7: [
    { f0: 'a', f1: '1' },
    { f0: 'b', f1: '2' },
  ],
  f8: [{ f0: '' }, { f0: 'Ada' }],
  f9: { chosen: 'card', f0: {}, f1: { f0: '' } },
  f10: [{ name: 'scan.pdf', mime: 'application/pdf', size: 1, file_id: 'x' }],
}

it.each([
  ['/folded', 'f4.f0', 'No.'],
  ['/stay/end', 'f5.end', 'No.'],
  ['/stay', 'f5.root', 'No.'],
  ['/prices/1/amount', 'f6.2.f0', 'No.'],
  ['/map/b', 'f7.1.f1', 'No.'],
  ['/people/0/who', 'f8.1.f0', 'No.'],
  ['/pay/number', 'f9.f1.f0', 'No.'],
  ['/pay/by', 'f9', 'No.'],
  ['/files/0', 'f10', 'scan.pdf: No.'],
  ['/a~1b', 'f0', 'No.'],
  ['/address/city', 'f1.f0', 'No.'],
  ['/items/2/sku', 'f2.2.f0', 'No.'],
  ['/items/0/extra/deep/1', 'f2.0.f1', 'deep › 1: No.'],
  ['/items', 'f2.root', 'No.'],
  ['/items/0/unknown', 'f2.root', '0 › unknown: No.'],
  ['/tags/1', 'f3.1.f0', 'No.'],
  ['/address/unknown', 'f1', 'unknown: No.'],
])('%s lands on %s', (path, place, message) => {
  expect(placeErrors(fields, [{ path, message: 'No.' }], state)).toEqual({ placed: [{ path: place, message }], general: [] })
})

it.each([
  ['', 'No.'],
  ['/unknown', 'unknown: No.'],
])('"%s" is said of the whole form', (path, message) => {
  expect(placeErrors(fields, [{ path, message: 'No.' }], state)).toEqual({ placed: [], general: [message] })
})

it('puts everything on the one field that is the whole answer', () => {
  const whole = [formField.parse({ kind: 'json', name: '' })]
  expect(placeErrors(whole, [{ path: '/x', message: 'No.' }], {}).placed).toEqual([{ path: 'f0', message: 'x: No.' }])
})
