import { expect, it } from 'vitest'
import { formField } from '#contract/form.ts'
import { editsOf } from './edits.ts'

const fields = [
  { kind: 'short_text', name: 'title', label: 'Title' },
  { kind: 'switch', name: 'urgent' },
  {
    kind: 'object_group',
    name: 'address',
    fields: [
      { kind: 'short_text', name: 'city' },
      { kind: 'short_text', name: 'zip' },
    ],
  },
  { kind: 'section_collapse', title: 'More', fields: [{ kind: 'long_text', name: 'note' }] },
].map((given) => formField.parse(given))

const proposed = { title: 'A', urgent: true, address: { city: 'Bern', zip: '1' }, note: 'x', unknown: 1 }

it('finds what was changed, in words and wherever it is', () => {
  expect(editsOf(fields, proposed, { title: 'B', urgent: false, address: { city: 'Bern', zip: '2' }, note: 'x' })).toEqual({
    kept: 2,
    edits: [
      { name: 'title', label: 'Title', before: 'A', after: 'B', currency: null },
      { name: 'urgent', label: 'Urgent', before: 'Yes', after: 'No', currency: null },
      { name: 'address.zip', label: 'Address, Zip', before: '1', after: '2', currency: null },
    ],
  })
})

it('counts what was left out as changed, and what was not proposed not at all', () => {
  expect(editsOf(fields, { title: 'A', note: null }, {})).toEqual({
    kept: 0,
    edits: [{ name: 'title', label: 'Title', before: 'A', after: undefined, currency: null }],
  })
})

it('has nothing to say without a proposal or an answer', () => {
  expect([editsOf(fields, null, {}), editsOf(fields, proposed, null)]).toEqual([
    { kept: 0, edits: [] },
    { kept: 0, edits: [] },
  ])
})
