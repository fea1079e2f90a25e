import { expect, it } from 'vitest'
import { formField } from '#contract/form.ts'
import { formatDraft, parseDraft } from './draft.ts'

const fields = [
  { kind: 'short_text', name: 'a' },
  { kind: 'switch', name: 'b' },
  { kind: 'repeatable_group', name: 'c', item_fields: [{ kind: 'multi_select', name: 'd', options: [] }] },
  { kind: 'object_group', name: 'e', fields: [{ kind: 'short_text', subtype: 'password', name: 'f' }] },
].map((given) => formField.parse(given))

const typed = { f0: '12a', f1: null, f2: [{ f0: ['x'] }], f3: { f0: 'secret' } }

it('gives back what was typed, but for passwords', () => {
  expect(parseDraft(fields, formatDraft(fields, typed))).toEqual({ ...typed, f3: { f0: '' } })
})

it.each([null, '', 'not json', '{}', '[]', JSON.stringify({ ...typed, f2: 'x' }), JSON.stringify({ ...typed, f1: 'yes' })])(
  'ignores %s, which is not of this form',
  (stored) => {
    expect(parseDraft(fields, stored)).toBeNull()
  },
)
