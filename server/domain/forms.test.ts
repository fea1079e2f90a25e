import { describe, expect, test } from 'vitest'
import { formDefinition } from '#contract/form.ts'
import { formFor, humanise } from './forms.ts'
import type { Schema } from './schema-node.ts'

const object = (properties: Record<string, Schema>, required: string[] = Object.keys(properties)): Schema => ({
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
      'repeatable_group',
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

  test.each([
    ['customer_id', 'Customer id'],
    ['customerId', 'Customer id'],
    ['approved', 'Approved'],
    ['URL', 'URL'],
  ])('%s is read as %s', (name, label) => expect(humanise(name)).toBe(label))
})
