import { describe, expect, test } from 'vitest'
import { formDefinition } from '#contract/form.ts'
import { formFor } from './forms.ts'
import type { Schema } from './schema.ts'

const object = (properties: Record<string, Schema | boolean>, required: string[] = Object.keys(properties)): Schema => ({
  type: 'object',
  properties,
  required,
})
const kinds = (schema: Schema) => formFor(schema).fields.map(({ name, kind, required }) => ({ name, kind, required }))

describe('the form for a response schema', () => {
  test('draws each kind of property', () => {
    const schema = object({
      approved: { type: 'boolean' },
      name: { type: 'string' },
      reason: { type: 'string' },
      amount: { type: 'number', minimum: 0 },
      count: { type: 'integer' },
      tier: { type: 'string', enum: ['gold', 'silver'] },
      due: { type: 'string', format: 'date' },
      at: { type: 'string', format: 'date-time' },
      address: object({ city: { type: 'string' } }),
      lines: { type: 'array', items: object({ sku: { type: 'string' } }) },
      tags: { type: 'array', items: { type: 'string' } },
      colours: { type: 'array', items: { enum: ['red', 'blue'] } },
      anything: {},
    })
    expect(formFor(schema).fields.map(({ kind }) => kind)).toEqual([
      'switch',
      'short_text',
      'long_text',
      'short_text',
      'short_text',
      'single_select',
      'date',
      'datetime',
      'object_group',
      'table',
      'repeatable_group',
      'multi_select',
      'json',
    ])
  })

  test('reads what Pydantic writes: definitions, and null as one of two branches', () => {
    const schema = {
      ...object({ tier: { $ref: '#/$defs/Tier' }, note: { anyOf: [{ type: 'string' }, { type: 'null' }], default: null } }, ['tier']),
      $defs: { Tier: { type: 'string', enum: ['a', 'b'], title: 'Tier of service' } },
    }
    expect(formFor(schema).fields[0]).toMatchObject({ kind: 'single_select', label: 'Tier of service', required: true })
    expect(formFor(schema).fields[1]).toMatchObject({ kind: 'long_text', required: false })
  })

  test('reads what zod-to-json-schema writes: references to sibling properties, and null as a type', () => {
    const schema = object({
      home: object({ city: { type: 'string' } }),
      work: { $ref: '#/properties/home' },
      age: { type: ['integer', 'null'] },
    })
    expect(kinds(schema)).toEqual([
      { name: 'home', kind: 'object_group', required: true },
      { name: 'work', kind: 'object_group', required: true },
      { name: 'age', kind: 'short_text', required: false },
    ])
  })

  test('a schema that contains itself ends in a JSON editor instead of never', () => {
    const schema = { ...object({ node: { $ref: '#/$defs/Node' } }), $defs: { Node: object({ child: { $ref: '#/$defs/Node' } }) } }
    expect(JSON.stringify(formFor(schema))).toContain('"kind":"json"')
  })

  test('a schema without properties is one JSON editor for the whole answer', () => {
    expect(kinds({ type: 'object' })).toEqual([{ name: '', kind: 'json', required: true }])
  })

  test('schemas that refer to one another in circles make a form of a size that can be sent', () => {
    const names = Array.from({ length: 8 }, (_, index) => `n${index}`)
    const Node = object(Object.fromEntries(names.map((name) => [name, { $ref: '#/$defs/Node' }])))
    expect(JSON.stringify(formFor({ ...Node, $defs: { Node } })).length).toBeLessThan(2_000_000)
  })

  test('a property that may be anything is JSON, one that must not be there is not asked for', () => {
    const schema = object({ any: true, never: false, list: { type: 'array', items: true } })
    expect(kinds(schema).map(({ name, kind }) => [name, kind])).toEqual([
      ['any', 'json'],
      ['list', 'json'],
    ])
    expect(formDefinition.parse(formFor(schema))).toEqual(formFor(schema))
  })

  test('what is demanded and may be null can be left empty, and is then sent as null', () => {
    const schema = object({ note: { type: ['string', 'null'] }, tier: { enum: ['a', 'b', null] }, own: { type: 'string' } })
    expect(formFor(schema).fields).toMatchObject([
      { kind: 'long_text', required: false, nullable: true },
      { kind: 'single_select', required: false, nullable: true, options: [{ value: 'a' }, { value: 'b' }] },
      { kind: 'short_text', required: true },
    ])
    expect(formFor(object({ note: { type: ['string', 'null'] } }, [])).fields[0]).not.toHaveProperty('nullable')
  })

  test('OpenAPI’s nullable is another way to say "or null"', () => {
    expect(formFor(object({ note: { type: 'string', nullable: true } })).fields).toMatchObject([{ required: false, nullable: true }])
  })

  test('what is demanded without being described has a field too', () => {
    const schema = { ...object({ a: { type: 'string' } }, ['a', 'b']), additionalProperties: { type: 'boolean' } }
    expect(kinds(schema)).toEqual([
      { name: 'a', kind: 'short_text', required: true },
      { name: 'b', kind: 'switch', required: true },
    ])
  })

  test('no property is lost in references and combinations, however they are nested', () => {
    const $defs = {
      A: { allOf: [object({ a: { type: 'string' } }), object({ b: { type: 'string' } })] },
      C: { $ref: '#/$defs/D', ...object({ c: { type: 'string' } }) },
      D: { allOf: [object({ d: { type: 'string' } })] },
    }
    const schema = { allOf: [{ $ref: '#/$defs/A' }, { $ref: '#/$defs/C' }, object({ e: { type: 'string' } })], $defs }
    expect(
      kinds(schema)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(kinds(schema).every(({ required }) => required)).toBe(true)
  })

  test.each<[string, Schema]>([
    ['a union of objects', { oneOf: [object({ b: { type: 'string' } }), object({ c: { type: 'string' } })] }],
    ['a condition', { if: {}, else: { required: ['b'] } }],
    ['a dependency', { dependentSchemas: { a: object({ b: { type: 'string' } }) } }],
    ['a part that is missing', { allOf: [{ $ref: '#/$defs/gone' }] }],
  ])('what only %s asks for can be written: it is a JSON editor', (_, more) => {
    const schema = { ...object({ a: { type: 'string' } }), ...more }
    expect(kinds(schema)).toEqual([{ name: '', kind: 'json', required: true }])
    expect(kinds(object({ inner: schema }))).toEqual([{ name: 'inner', kind: 'json', required: true }])
  })

  test('a tuple is JSON, also one that may go on', () => {
    expect(kinds(object({ pair: { type: 'array', prefixItems: [{ type: 'string' }], items: { type: 'boolean' } } }))).toMatchObject([
      { kind: 'json' },
    ])
  })

  test('an agent’s own labels win over names', () => {
    const definition = { fields: [{ name: 'approved', kind: 'switch', label: 'Refund it?', true_label: 'Refund', false_label: 'Refuse' }] }
    expect(formFor(object({ approved: { type: 'boolean' } }), definition).fields[0]).toMatchObject({
      label: 'Refund it?',
      true_label: 'Refund',
      false_label: 'Refuse',
    })
  })

  test('every form is one that the contract knows', () => {
    const schema = object({
      a: { type: 'boolean' },
      b: { type: 'array', items: object({ c: { type: 'number' } }) },
      d: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    })
    expect(formDefinition.parse(formFor(schema))).toEqual(formFor(schema))
  })
})
