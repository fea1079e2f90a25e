import { expect, it, describe } from 'vitest'
import { formField } from '#contract/form.ts'
import { problemsOf } from './checks.ts'
import type { FieldState } from './values.ts'

function messageFor(given: Record<string, unknown>, state: FieldState) {
  const fields = [formField.parse({ name: 'x', ...given })]
  return problemsOf(fields, { f0: state }).map(({ path, message }) => `${path}: ${message}`)
}

const text = { kind: 'short_text' }
const number = { kind: 'short_text', subtype: 'number' }
const options = [{ value: 'a', label: 'A' }]

describe('says what is wrong', () => {
  it.each<[Record<string, unknown>, FieldState, string]>([
    [text, '', 'f0: This is required.'],
    [{ ...text, max_length: 1 }, '👍🏽a', 'f0: Must be at most 1 characters.'],
    [{ ...text, min_length: 3 }, 'ab', 'f0: Must be at least 3 characters.'],
    [{ ...text, pattern: '^[A-Z]+$' }, 'ab', 'f0: Must match the pattern ^[A-Z]+$.'],
    [{ ...text, subtype: 'email' }, 'ada', 'f0: Must be an email address, like ada@example.com.'],
    [{ ...text, subtype: 'url' }, 'example.com', 'f0: Must be an address, like https://example.com.'],
    [number, '1,500', 'f0: Must be a number, written like 1234.5.'],
    [{ ...number, integer: true }, '1.5', 'f0: Must be a whole number.'],
    [{ ...number, minimum: 0 }, '-1', 'f0: Must be 0 or more.'],
    [{ ...number, maximum: 10 }, '11', 'f0: Must be 10 or less.'],
    [number, '90071992547409931', 'f0: Is too large to be kept exactly.'],
    [{ kind: 'long_text' }, '', 'f0: This is required.'],
    [{ kind: 'switch' }, null, 'f0: Choose one.'],
    [{ kind: 'single_select', options }, null, 'f0: Choose one.'],
    [{ kind: 'multi_select', options, min_count: 1 }, [], 'f0: Needs at least 1.'],
    [{ kind: 'multi_select', options, max_count: 0 }, ['a'], 'f0: Takes at most 0.'],
    [{ kind: 'date', min_date: '2026-01-02' }, '2026-01-01', 'f0: Must be 2026-01-02 or later.'],
    [{ kind: 'datetime' }, '', 'f0: This is required.'],
    [{ kind: 'time' }, '', 'f0: This is required.'],
    [{ kind: 'json' }, ' ', 'f0: This is required.'],
    [{ kind: 'json', name: '' }, '[1]', 'f0: Must be a JSON object: { … }.'],
    [{ kind: 'object_group', fields: [{ ...text, name: 'y' }] }, { f0: '' }, 'f0.f0: This is required.'],
    [{ kind: 'repeatable_group', item_fields: [{ ...text, name: 'y' }] }, [{ f0: 'a' }, { f0: '' }], 'f0.1.f0: This is required.'],
    [{ kind: 'repeatable_group', item_fields: [], min_items: 1 }, [], 'f0.root: Needs at least 1.'],
  ])('%j with %j', (given, state, message) => {
    expect(messageFor(given, state)).toEqual([message])
  })

  it('quotes what the parser of JSON said', () => {
    expect(messageFor({ kind: 'json' }, '{"a": }')[0]).toMatch(/^f0: Not valid JSON: .+/)
  })
})

describe('accepts', () => {
  it.each<[Record<string, unknown>, FieldState]>([
    [{ ...text, required: false }, ''],
    [{ ...text, max_length: 1 }, '😀'],
    [{ ...text, pattern: '(' }, 'anything, since the pattern is broken'],
    [number, '0'],
    [{ kind: 'switch' }, false],
    [{ kind: 'single_select', options: [{ value: '', label: 'None' }] }, ''],
    [{ kind: 'multi_select', options }, []],
    [{ kind: 'multi_select', options, required: false, min_count: 1 }, []],
    [{ kind: 'json' }, 'null'],
    [{ kind: 'object_group', required: false, fields: [{ ...text, name: 'y' }] }, { f0: '' }],
    [{ kind: 'repeatable_group', required: false, item_fields: [], min_items: 1 }, []],
  ])('%j with %j', (given, state) => {
    expect(messageFor(given, state)).toEqual([])
  })
})
