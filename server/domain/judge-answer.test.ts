import { describe, expect, test } from 'vitest'
import { judgeResponse } from './judge-answer.ts'
import type { Schema } from './schema.ts'

const anything: Schema = { type: 'object' }
const judge = (fields: object[], answer: unknown, response_schema = anything) =>
  judgeResponse({ response_schema, form_definition: { fields } }, answer)

/** Milliseconds of computing that one answer may cost at most, however busy the machine: what `bounded` allows, and some room. */
const BOUND_MS = 3_000

function timed<T>(work: () => T): T {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(BOUND_MS)
  return result
}

describe('an answer to the form that the agent gave', () => {
  test('is judged by the form and then by the schema, each problem once', () => {
    const fields = [
      { kind: 'short_text', name: 'code', pattern: '^[A-Z]+$' },
      { kind: 'slider', name: 'n', max: 10 },
    ]
    const schema = {
      type: 'object',
      properties: { code: { type: 'string', minLength: 3 }, n: { type: 'number', maximum: 5 } },
      required: ['code'],
    }
    expect(judge(fields, { code: 'ab', n: 7 }, schema)).toEqual([
      { path: '/code', message: 'Is not in the expected format.' },
      { path: '/n', message: 'Must be 5 or less.' },
    ])
    expect(judge(fields, { code: 'ABC', n: 5 }, schema)).toEqual([])
  })

  test('must give what is required, whatever the schema says', () => {
    expect(judge([{ kind: 'switch', name: 'ok' }], {})).toEqual([{ path: '/ok', message: 'This is required.' }])
    expect(judge([{ kind: 'switch', name: 'ok', required: false }], {})).toEqual([])
  })

  test('is judged by the schema alone when the form was drawn from it', () => {
    const schema = { type: 'object', properties: { note: { type: 'string' } }, required: ['note'] }
    expect(judgeResponse({ response_schema: schema, form_definition: null }, { note: '' })).toEqual([])
  })

  test('is judged by the schema alone when the form dates from before forms were checked and does not hold', () => {
    expect(judge([{ kind: 'never_heard_of', name: 'x' }], { y: 1 })).toEqual([])
  })
})

describe('malicious answers and forms', () => {
  test('an option that was not offered is refused, in lists and rows too', () => {
    const options = [{ value: 'a', label: 'A' }]
    expect(judge([{ kind: 'single_select', name: 'x', options }], { x: 'admin' })).toHaveLength(1)
    expect(judge([{ kind: 'multi_select', name: 'x', options }], { x: ['a', 'a'] })).toEqual([
      { path: '/x/1', message: 'Must not repeat.' },
    ])
    const columns = [{ name: 'c', label: 'C', kind: 'single_select', options }]
    expect(judge([{ kind: 'table', name: 'x', columns }], { x: [{ c: 'a' }, { c: { toString: 'a' } }] })).toMatchObject([
      { path: '/x/1/c' },
    ])
  })

  test('prototype keys are names like any other, and reach nothing', () => {
    const fields = ['constructor', 'toString', 'hasOwnProperty'].map((name) => ({ kind: 'short_text', name }))
    expect(judge(fields, {})).toHaveLength(3)
    expect(judge(fields, { constructor: 'a', toString: 'b', hasOwnProperty: 'c' })).toEqual([])
    const schema = { type: 'object', properties: { constructor: { type: 'string' } }, additionalProperties: false }
    expect(judgeResponse({ response_schema: schema, form_definition: null }, { constructor: 'a' })).toEqual([])
  })

  test('the one that cannot be checked is refused in forms and harmless in answers', () => {
    const answer = JSON.parse('{"ok": true, "__proto__": {"polluted": 1}}') as object
    expect(judge([{ kind: 'switch', name: 'ok' }], answer)).toEqual([])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    const drawn = JSON.parse('{"type": "object", "properties": {"__proto__": {"type": "string"}}, "required": ["__proto__"]}') as Schema
    expect(judgeResponse({ response_schema: drawn, form_definition: null }, {})).toHaveLength(1)
  })

  test.each([['^(a+)+$'], ['^(a|a)*$'], ['^(?=(a+)+$)x'], ['(a*)*\\1$']])('the pattern %s holds nobody up', (pattern) => {
    const problems = timed(() => judge([{ kind: 'short_text', name: 'x', pattern }], { x: `${'a'.repeat(50_000)}!` }))
    expect(problems).toHaveLength(1)
  })

  test('a table of 100,000 rows is counted, or judged as far as it is worth telling', () => {
    const columns = [{ name: 'c', label: 'C', kind: 'number' }]
    const rows = Array.from({ length: 100_000 }, () => ({ c: 'no number' }))
    expect(timed(() => judge([{ kind: 'table', name: 'x', columns, max_rows: 100 }], { x: rows }))).toEqual([
      { path: '/x', message: 'Takes at most 100.' },
    ])
    expect(timed(() => judge([{ kind: 'table', name: 'x', columns }], { x: rows })).length).toBeLessThanOrEqual(51)
    expect(timed(() => judge([{ kind: 'table', name: 'x', columns }], { x: rows.map(() => ({ c: 1 })) }))).toEqual([])
  })

  test('an answer nested without end is only looked at as deep as the form', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(150)}1${'}'.repeat(150)}`) as object
    expect(timed(() => judge([{ kind: 'object_group', name: 'a', fields: [{ kind: 'date', name: 'a' }] }], deep))).toHaveLength(1)
  })

  test('a file that lies about its size or type is refused', () => {
    const file = { name: 'a.csv', mime: 'text/csv', size: 3, data: 'data:text/csv;base64,YSxi' }
    const fields = [{ kind: 'file_upload', name: 'f', accept: ['text/*'], max_size_bytes: 3 }]
    expect(judge(fields, { f: [file] })).toEqual([])
    expect(judge(fields, { f: [{ ...file, size: 1 }] })).toMatchObject([{ path: '/f/0', message: 'Says it has 1 bytes and has 3.' }])
    expect(judge(fields, { f: [{ ...file, mime: 'image/png' }] })).toMatchObject([{ message: 'Takes only text/*.' }])
    expect(judge(fields, { f: [{ ...file, mime: 'text/html' }] })).toMatchObject([
      { message: 'Says it is text/html, and its data says text/csv.' },
    ])
    expect(judge(fields, { f: [file, file] })).toMatchObject([{ message: 'Takes at most 1.' }])
  })
})
