import { describe, expect, it } from 'vitest'
import { formField } from '#contract/form.ts'
import { problemsOf } from './checks.ts'
import { matcherFor } from './patterns.ts'
import type { FieldState } from './state.ts'

async function messagesFor(given: Record<string, unknown>, state: FieldState) {
  const fields = [formField.parse({ name: 'x', ...given })]
  return problemsOf(fields, { f0: state }, await matcherFor(fields)).map(({ path, message }) => `${path}: ${message}`)
}

const text = { kind: 'short_text' }
const number = { kind: 'short_text', subtype: 'number' }
const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
]
const inner = [{ ...text, name: 'y' }]
const columns = [
  { name: 'a', label: 'A' },
  { name: 'n', label: 'N', kind: 'number', required: false },
]

describe('says what is wrong', () => {
  it.each<[Record<string, unknown>, FieldState, string]>([
    [text, '', 'f0: This is required.'],
    [{ ...text, max_length: 1 }, '👍🏽a', 'f0: Must be at most 1 characters.'],
    [{ ...text, min_length: 3 }, 'ab', 'f0: Must be at least 3 characters.'],
    [{ ...text, pattern: '^[A-Z]+$' }, 'ab', 'f0: Is not in the expected format.'],
    [{ ...text, pattern: '^[A-Z]+$', hint: 'Capital letters.' }, 'ab', 'f0: Is not in the expected format: Capital letters.'],
    [{ ...text, subtype: 'email' }, 'ada', 'f0: Must be an email address, like ada@example.com.'],
    [{ ...text, subtype: 'url' }, 'example.com', 'f0: Must be an address, like https://example.com.'],
    [number, '1,500', 'f0: Must be a number, written like 1234.5.'],
    [{ ...number, integer: true }, '1.5', 'f0: Must be a whole number.'],
    [{ ...number, minimum: 0 }, '-1', 'f0: Must be 0 or more.'],
    [{ ...number, required: false }, '12a', 'f0: Must be a number, written like 1234.5.'],
    [number, '90071992547409931', 'f0: Is too large to be kept exactly.'],
    [{ kind: 'switch' }, null, 'f0: This is required.'],
    [{ kind: 'single_select', options }, null, 'f0: This is required.'],
    [{ kind: 'multi_select', options }, [], 'f0: This is required.'],
    [{ kind: 'multi_select', options, min_count: 2 }, ['a'], 'f0: Needs at least 2.'],
    [{ kind: 'picture_choice', options: [{ value: 'a', label: 'A', image_url: '' }] }, [], 'f0: This is required.'],
    [{ kind: 'slider', max: 10 }, '', 'f0: This is required.'],
    [{ kind: 'slider', max: 10 }, '11', 'f0: Must be 10 or less.'],
    [{ kind: 'star_rating' }, null, 'f0: This is required.'],
    [{ kind: 'opinion_scale' }, null, 'f0: This is required.'],
    [{ kind: 'date', min_date: '2026-01-02' }, '2026-01-01', 'f0: Must be 2026-01-02 or later.'],
    [{ kind: 'datetime' }, '', 'f0: This is required.'],
    [{ kind: 'time', min_time: '09:00' }, '08:00', 'f0: Must be 09:00 or later.'],
    [{ kind: 'date_range' }, { start: '2026-01-02', end: '' }, 'f0.end: This is required.'],
    [{ kind: 'date_range' }, { start: '2026-01-02', end: '2026-01-01' }, 'f0.root: Must end on or after the day it starts.'],
    [{ kind: 'file_upload' }, [], 'f0: This is required.'],
    [{ kind: 'signature' }, '', 'f0: This is required.'],
    [{ kind: 'json' }, ' ', 'f0: This is required.'],
    [{ kind: 'json', name: '' }, '[1]', 'f0: Must be a JSON object: { … }.'],
    [{ kind: 'section_collapse', title: 'T', fields: inner }, { f0: '' }, 'f0.f0: This is required.'],
    [{ kind: 'object_group', fields: inner }, { f0: '' }, 'f0.f0: This is required.'],
    [{ kind: 'repeatable_group', item_fields: inner }, [{ f0: 'a' }, { f0: '' }], 'f0.1.f0: This is required.'],
    [{ kind: 'repeatable_group', item_fields: inner, min_items: 1 }, [], 'f0.root: This is required.'],
    [
      { kind: 'subform', fields: [...inner, { ...text, name: 'z' }] },
      [
        { f0: '', f1: '' },
        { f0: '', f1: 'b' },
      ],
      'f0.1.f0: This is required.',
    ],
    [
      { kind: 'table', columns },
      [
        { f0: '', f1: '' },
        { f0: '', f1: '3' },
      ],
      'f0.1.f0: This is required.',
    ],
    [{ kind: 'table', columns }, [{ f0: '', f1: '' }], 'f0.0.f0: This is required.'],
    [{ kind: 'table', columns }, [], 'f0.root: This is required.'],
    [{ kind: 'subform', fields: inner }, [{ f0: '' }], 'f0.0.f0: This is required.'],
    [{ kind: 'table', columns }, [{ f0: 'a', f1: '1,5' }], 'f0.0.f1: Must be a number, written like 1234.5.'],
    [
      { kind: 'table', columns, entries: true },
      [
        { f0: 'k', f1: '1' },
        { f0: 'k', f1: '2' },
      ],
      'f0.1.f0: This key is there already.',
    ],
    [{ kind: 'table', columns, entries: true }, [{ f0: '', f1: '1' }], 'f0.0.f0: This is required.'],
    [
      { kind: 'variant_group', discriminator: 'k', variants: [{ value: 'v', label: 'V', fields: inner }] },
      { chosen: null, f0: { f0: '' } },
      'f0: This is required.',
    ],
    [
      { kind: 'variant_group', discriminator: 'k', variants: [{ value: 'v', label: 'V', fields: inner }] },
      { chosen: 'v', f0: { f0: '' } },
      'f0.f0.f0: This is required.',
    ],
  ])('%j with %j', async (given, state, message) => {
    expect(await messagesFor(given, state)).toEqual([message])
  })

  it('quotes what the parser of JSON said', async () => {
    expect((await messagesFor({ kind: 'json' }, '{"a": }'))[0]).toMatch(/^f0: Not valid JSON: .+/)
  })
})

describe('accepts', () => {
  it.each<[Record<string, unknown>, FieldState]>([
    [{ ...text, required: false }, ''],
    [{ ...text, max_length: 1 }, '😀'],
    [{ ...text, pattern: '(' }, 'anything, since the pattern is broken'],
    [{ ...text, pattern: '^(a+)+$' }, 'aaaa'],
    [number, '0'],
    [{ kind: 'switch' }, false],
    [{ kind: 'single_select', options: [{ value: '', label: 'None' }] }, ''],
    [{ kind: 'single_select', options: [{ value: '1', label: 'One' }], json_values: true }, '1'],
    [{ kind: 'multi_select', options, required: false, min_count: 1 }, []],
    [{ kind: 'ranking', options }, ['b', 'a']],
    [
      { kind: 'date_range', required: false },
      { start: '', end: '' },
    ],
    [{ kind: 'json' }, 'null'],
    [{ kind: 'object_group', required: false, fields: inner }, { f0: '' }],
    [{ kind: 'repeatable_group', required: false, item_fields: [], min_items: 1 }, []],
    [{ kind: 'display_text', name: '', text: 'Read this.' }, null],
  ])('%j with %j', async (given, state) => {
    expect(await messagesFor(given, state)).toEqual([])
  })

  it('does not hang on a pattern made to hang', async () => {
    const started = performance.now()
    await messagesFor({ ...text, pattern: '^(a+)+$' }, `${'a'.repeat(40)}!`)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
