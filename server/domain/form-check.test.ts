import { describe, expect, test } from 'vitest'
import { DomainError } from './errors.ts'
import { assertForm } from './form-check.ts'
import { formFor } from './forms.ts'
import type { Schema } from './schema.ts'

const object = (properties: Record<string, Schema>, required = Object.keys(properties)): Schema => ({
  type: 'object',
  properties,
  required,
})

/** The problems of a form, as `pointer sentence`; an empty list when it is taken. */
function problemsOf(definition: unknown, schema: Schema = { type: 'object' }): string[] {
  try {
    assertForm(definition, schema)
    return []
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'FORM_INVALID') throw error
    return (error.extra.errors ?? []).map(({ path, message }) => `${path} ${message}`)
  }
}

const field = (kind: string, more: object = {}) => ({ kind, name: 'x', ...more })
const ofField = (kind: string, more: object = {}) =>
  problemsOf({ fields: [field(kind, more)] }).map((text) => text.replace('/form_definition/fields/0', ''))
const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
]

describe('a form given by an agent', () => {
  test('is taken when a person can fill it in, unknown keys and missing ones included', () => {
    const definition = {
      fields: [
        { kind: 'section', title: 'First' },
        { kind: 'switch', name: 'ok', colour: 'red' },
        { kind: 'section_collapse', title: 'More', fields: [{ kind: 'single_select', name: 'tier', options }] },
      ],
    }
    expect(problemsOf(definition, object({ ok: { type: 'boolean' }, tier: { enum: ['a', 'b'] } }))).toEqual([])
  })

  test('calls fields without a label by their names', () => {
    const group = { kind: 'object_group', name: 'home_address', fields: [{ kind: 'short_text', name: 'zipCode' }] }
    expect(formFor({ type: 'object' }, { fields: [group, { kind: 'divider' }] }).fields).toMatchObject([
      { label: 'Home address', fields: [{ label: 'Zip code' }] },
      { kind: 'divider' },
    ])
  })

  test('may be missing, or have no fields: one is drawn', () => {
    for (const definition of [null, undefined, { fields: [] }]) expect(problemsOf(definition)).toEqual([])
    expect(formFor(object({ ok: { type: 'boolean' } }), { fields: [] }).fields).toMatchObject([{ kind: 'switch' }])
  })

  test('is named by pointer where it is no form at all', () => {
    expect(problemsOf({ fields: [field('slide_rule')] })).toEqual([
      '/form_definition/fields/0/kind Is not a kind of field. See the table of kinds in docs/forms.md.',
    ])
    expect(problemsOf({})).toEqual([expect.stringMatching(/^\/form_definition\/fields Expected array/)])
    expect(problemsOf({ fields: [{ kind: 'display_text' }] })).toEqual([expect.stringMatching(/fields\/0\/text Expected string/)])
    expect(problemsOf([])).toHaveLength(1)
  })

  test.each<[string, string, object, string]>([
    ['the same option twice', 'single_select', { options: [...options, options[0]] }, '/options/2/value "a" is there twice.'],
    ['no options', 'multi_select', { options: [] }, '/options There are no options.'],
    ['more to choose than there is', 'multi_select', { options, min_count: 3 }, '/min_count Is more than there are options (2).'],
    [
      'counts that cross',
      'multi_select',
      { options, min_count: 2, max_count: 1 },
      '/min_count Is more than max_count (2 > 1): nothing fits.',
    ],
    ['lengths that cross', 'short_text', { min_length: 3, max_length: 2 }, '/min_length Is more than max_length (3 > 2): nothing fits.'],
    ['a negative length', 'short_text', { min_length: -1 }, '/min_length Too small: expected number to be >=0.'],
    ['a pattern that is none', 'short_text', { pattern: '(' }, expect.stringMatching(/^\/pattern Is no pattern/)],
    [
      'a currency that is none',
      'short_text',
      { subtype: 'currency', currency_code: 'euro' },
      '/currency_code Must be three capital letters, like EUR.',
    ],
    ['a slider without length', 'slider', { min: 5, max: 5 }, '/max Must be more than min.'],
    ['a slider without steps', 'slider', { step: 0 }, '/step Must be more than 0.'],
    ['stars nobody can count', 'star_rating', { max: 1_000_000 }, expect.stringMatching(/^\/max Makes a scale/)],
    ['a default off the scale', 'opinion_scale', { default: 11 }, '/default Must be 10 or less.'],
    ['a default that is no option', 'single_select', { options, default: 'c' }, '/default Must be one of: a, b.'],
    ['a day that does not exist', 'date', { min_date: '2026-02-30' }, '/min_date Must be like 2026-01-31.'],
    [
      'days that cross',
      'date',
      { min_date: '2026-02-02', max_date: '2026-01-01' },
      expect.stringMatching(/^\/min_date Is more than max_date/),
    ],
    [
      'moments that cross',
      'datetime',
      { min_datetime: '2026-01-01T10:00+01:00', max_datetime: '2026-01-01T08:59Z' },
      '/min_datetime Is later than max_datetime: nothing fits.',
    ],
    ['a zone that does not exist', 'datetime', { timezone: 'Mars/Olympus' }, expect.stringMatching(/^\/timezone/)],
    ['a time that is none', 'time', { min_time: '25:00' }, '/min_time Must be like 09:30.'],
    ['several files of one', 'file_upload', { min_count: 2 }, '/min_count Is more than one, and multiple is false.'],
    ['a table without columns', 'table', { columns: [] }, '/columns There are no columns.'],
    [
      'the same column twice',
      'table',
      {
        columns: [
          { name: 'a', label: 'A' },
          { name: 'a', label: 'A' },
        ],
      },
      '/columns/1/name "a" is there twice.',
    ],
    [
      'rows that cannot be added',
      'table',
      { columns: [{ name: 'a', label: 'A' }], min_rows: 2, allow_add_row: false },
      '/min_rows Is more than initial_rows, and allow_add_row is false.',
    ],
    ['a script as a picture', 'image', { url: 'javascript:alert(1)' }, expect.stringMatching(/^\/url Must be an http/)],
    ['a page as a film', 'video', { url: 'data:text/html,<script>' }, expect.stringMatching(/^\/url Must be an http/)],
    [
      'a file of another protocol as an option',
      'picture_choice',
      { options: [{ value: 'a', label: 'A', image_url: 'file:///etc/passwd' }] },
      expect.stringMatching(/^\/options\/0\/image_url/),
    ],
  ])('is refused for %s', (_, kind, more, problem) => expect(ofField(kind, more)).toEqual([problem]))

  test('is refused for two fields of one name, but not on different levels', () => {
    const twice = { fields: [field('switch'), { kind: 'section_collapse', title: 'S', fields: [field('date')] }] }
    expect(problemsOf(twice)).toEqual(['/form_definition/fields/1/fields/0/name "x" is there twice.'])
    expect(problemsOf({ fields: [field('switch'), { kind: 'object_group', name: 'y', fields: [field('date')] }] })).toEqual([])
  })

  test('is refused for a field whose answer would have no name', () => {
    expect(problemsOf({ fields: [{ kind: 'subform', name: 'rows', fields: [{ kind: 'date' }] }] })).toEqual([
      '/form_definition/fields/0/fields/0/name Must not be empty: the answer would be lost.',
    ])
  })

  test('is refused for a name that no validator looks at', () => {
    expect(problemsOf({ fields: [{ kind: 'date', name: '__proto__' }] })).toEqual([
      '/form_definition/fields/0/name Must not be "__proto__".',
    ])
    expect(ofField('table', { columns: [{ name: '__proto__', label: 'A' }] })).toEqual(['/columns/0/name Must not be "__proto__".'])
  })

  test('is refused when it is endless', () => {
    const deep = Array.from({ length: 30 }).reduce<object>(
      (inner, _, index) => ({ kind: 'object_group', name: `g${index}`, fields: [inner] }),
      field('date'),
    )
    expect(problemsOf({ fields: [deep] })).toEqual([expect.stringMatching(/Nested more than 10 levels/)])
    expect(problemsOf({ fields: Array.from({ length: 501 }, (_, index) => field('date', { name: `d${index}` })) })).toEqual([
      expect.stringMatching(/There are 501 fields; at most 500/),
    ])
  })
})

describe('a form and the response schema', () => {
  const schema = object({ ok: { type: 'boolean' }, lines: { type: 'array', items: { type: 'string' } } }, ['ok', 'lines'])

  test('a required property without a field is asked at the end, as the schema draws it', () => {
    const definition = { fields: [field('switch', { name: 'ok' })] }
    expect(problemsOf(definition, schema)).toEqual([])
    expect(formFor(schema, definition).fields).toMatchObject([
      { kind: 'switch', name: 'ok' },
      { kind: 'repeatable_group', name: 'lines', label: 'Lines', required: true },
    ])
  })

  test('an optional one may be left out', () => {
    expect(problemsOf({ fields: [field('switch', { name: 'ok' })] }, { ...schema, required: ['ok'] })).toEqual([])
  })

  test.each<[string, object, Schema]>([
    ['another type', field('switch'), { type: 'string' }],
    ['other options', field('single_select', { options }), { enum: ['c'] }],
    ['only something to read', { kind: 'display_text', name: 'x', text: 'Hi' }, { type: 'string' }],
    ['a group that lacks a required part', field('object_group', { fields: [] }), object({ city: { type: 'string' } })],
  ])('%s is refused', (_, own, property) => expect(problemsOf({ fields: [own] }, object({ x: property }))).toHaveLength(1))

  test('what the schema demands is asked for, though the form says that it may be left out', () => {
    const fields = ['ok', 'lines', 'note'].map((name) =>
      field(name === 'lines' ? 'repeatable_group' : 'short_text', { name, required: false }),
    )
    const demanding = object({ ok: { type: 'string' }, lines: { type: 'array' }, note: { type: ['string', 'null'] } })
    expect(formFor(demanding, { fields }).fields).toMatchObject([
      { required: true },
      { required: false },
      { required: false, nullable: true },
    ])
  })

  test('a box for text, which older SDKs draw where they know nothing better, becomes what the schema takes', () => {
    const definition = { fields: [field('switch', { name: 'ok' }), field('long_text', { name: 'lines', label: 'The lines' })] }
    expect(problemsOf(definition, schema)).toEqual([])
    expect(formFor(schema, definition).fields[1]).toMatchObject({ kind: 'repeatable_group', label: 'The lines' })
  })
})

describe('a field that the schema gives itself', () => {
  const schema = object({ score: { type: 'number', title: 'Score', 'x-awaithumans': { kind: 'slider', min: 0, max: 10 } } })

  test('is the one that is shown', () => {
    expect(problemsOf(null, schema)).toEqual([])
    expect(formFor(schema).fields).toMatchObject([{ kind: 'slider', name: 'score', label: 'Score', max: 10, required: true }])
  })

  test('is refused by pointer when it is none, or answers with something else', () => {
    const wrong = (meta: unknown) => problemsOf(null, object({ score: { type: 'number', 'x-awaithumans': meta } }))
    const place = '/response_schema/properties/score/x-awaithumans'
    expect(wrong({ kind: 'slider', min: 2, max: 1 })).toEqual([`${place}/max Must be more than min.`])
    expect(wrong({ kind: 'switch' })).toEqual([`${place} "switch" answers with boolean, and the response schema wants number.`])
    expect(wrong('slider')).toEqual([`${place} Must be a field of a form.`])
  })
})
