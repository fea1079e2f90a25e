import { expect, it } from 'vitest'
import { formField } from '#contract/form.ts'
import { placeErrors } from './pointers.ts'

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
].map((given) => formField.parse(given))

it.each([
  ['/a~1b', 'f0', 'No.'],
  ['/address/city', 'f1.f0', 'No.'],
  ['/items/2/sku', 'f2.2.f0', 'No.'],
  ['/items/0/extra/deep/1', 'f2.0.f1', 'deep › 1: No.'],
  ['/items', 'f2.root', 'No.'],
  ['/items/0/unknown', 'f2.root', '0 › unknown: No.'],
  ['/tags/1', 'f3.1.f0', 'No.'],
  ['/address/unknown', 'f1', 'unknown: No.'],
])('%s lands on %s', (path, place, message) => {
  expect(placeErrors(fields, [{ path, message: 'No.' }])).toEqual({ placed: [{ path: place, message }], general: [] })
})

it.each([
  ['', 'No.'],
  ['/unknown', 'unknown: No.'],
])('"%s" is said of the whole form', (path, message) => {
  expect(placeErrors(fields, [{ path, message: 'No.' }])).toEqual({ placed: [], general: [message] })
})

it('puts everything on the one field that is the whole answer', () => {
  const whole = [formField.parse({ kind: 'json', name: '' })]
  expect(placeErrors(whole, [{ path: '/x', message: 'No.' }]).placed).toEqual([{ path: 'f0', message: 'x: No.' }])
})
