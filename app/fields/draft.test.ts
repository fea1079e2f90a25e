import { expect, it } from 'vitest'
import { formField } from '#contract/form.ts'
import { formatDraft, parseDraft } from './draft.ts'
import type { FieldState } from './state.ts'

const fields = [
  { kind: 'short_text', name: 'a' },
  { kind: 'switch', name: 'b' },
  { kind: 'repeatable_group', name: 'c', item_fields: [{ kind: 'multi_select', name: 'd', options: [] }] },
  { kind: 'object_group', name: 'e', fields: [{ kind: 'short_text', subtype: 'password', name: 'f' }] },
].map((given) => formField.parse(given))

const typed = { f0: '12a', f1: null, f2: [{ f0: ['x'] }], f3: { f0: 'secret' } }
const NOW = 1_790_000_000_000

it('gives back what was typed, but for passwords', () => {
  expect(parseDraft(fields, formatDraft(fields, typed, NOW), NOW)).toEqual({ ...typed, f3: { f0: '' } })
})

it('forgets after a month', () => {
  expect(parseDraft(fields, formatDraft(fields, typed, NOW), NOW + 31 * 86_400_000)).toBeNull()
})

const kept = (state: unknown) => JSON.stringify({ at: NOW, state })

it.each([null, '', 'not json', '{}', '[]', kept({}), kept({ ...typed, f2: 'x' }), kept({ ...typed, f1: 'yes' })])(
  'ignores %s, which is not of this form',
  (stored) => {
    expect(parseDraft(fields, stored, NOW)).toBeNull()
  },
)

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
]
const inner = [{ kind: 'short_text', name: 'y' }]
const file = { name: 'a.pdf', mime: 'application/pdf', size: 3 }

it.each([
  [{ kind: 'star_rating' }, 3, 3],
  [{ kind: 'ranking', options }, ['b', 'a'], ['b', 'a']],
  [{ kind: 'date_range' }, { start: '2026-01-01', end: '' }, { start: '2026-01-01', end: '' }],
  [{ kind: 'signature' }, 'data:image/png;base64,AAAA', ''],
  [
    { kind: 'file_upload' },
    [
      { ...file, data: 'data:;base64,AAAA' },
      { ...file, file_id: 'f1' },
    ],
    [{ ...file, file_id: 'f1' }],
  ],
  [{ kind: 'section_collapse', title: 'T', fields: inner }, { f0: 'a' }, { f0: 'a' }],
  [{ kind: 'table', columns: [{ name: 'c', label: 'C' }] }, [{ f0: 'a' }], [{ f0: 'a' }]],
  [{ kind: 'subform', fields: inner }, [{ f0: 'a' }], [{ f0: 'a' }]],
  [
    { kind: 'variant_group', discriminator: 'k', variants: [{ value: 'v', label: 'V', fields: inner }] },
    { chosen: 'v', f0: { f0: 'a' } },
    { chosen: 'v', f0: { f0: 'a' } },
  ],
] as [Record<string, unknown>, FieldState, FieldState][])('%j keeps %j as %j', (given, state, found) => {
  const form = [formField.parse({ name: 'x', ...given })]
  expect(parseDraft(form, formatDraft(form, { f0: state }, NOW), NOW)).toEqual({ f0: found })
})

it.each([
  [{ kind: 'ranking', options }, ['a']],
  [{ kind: 'star_rating' }, '3'],
  [{ kind: 'date_range' }, { start: null, end: null }],
  [{ kind: 'file_upload' }, ['a.pdf']],
] as [Record<string, unknown>, unknown][])('a draft of %j is not %j', (given, state) => {
  expect(parseDraft([formField.parse({ name: 'x', ...given })], kept({ f0: state }), NOW)).toBeNull()
})
