import { describe, expect, it } from 'vitest'
import { childNode, descriptionOf, formatOf, itemNode, schemaNode, titleOf } from './schema.ts'

const node = schemaNode({
  properties: {
    plain: { title: 'Plain words', description: ' Said by the agent. ' },
    referred: { $ref: '#/$defs/money', title: 'Own title' },
    maybe: { anyOf: [{ $ref: '#/$defs/money' }, { type: 'null' }] },
    list: { items: { title: 'Item' } },
    circle: { $ref: '#/$defs/circle' },
    broken: { $ref: '#/$defs/nothing' },
  },
  additionalProperties: { title: 'Any other' },
  $defs: { money: { title: 'Money', description: 'In euros.' }, circle: { $ref: '#/$defs/circle' } },
})

describe('what the schema says of a place', () => {
  it.each([
    ['plain', 'Plain words', 'Said by the agent.'],
    ['referred', 'Own title', 'In euros.'],
    ['maybe', 'Money', 'In euros.'],
    ['other', 'Any other', null],
    ['__proto__', 'Any other', null],
    ['circle', null, null],
    ['broken', null, null],
  ])('%s', (key, title, description) => {
    const child = childNode(node, key)
    expect([titleOf(child), descriptionOf(child)]).toEqual([title, description])
  })

  it('goes into lists, and is silent where there is no schema', () => {
    expect(titleOf(itemNode(childNode(node, 'list')))).toBe('Item')
    expect([childNode(null, 'a'), itemNode(null), schemaNode(null), schemaNode([]), titleOf(null)]).toEqual([null, null, null, null, null])
  })
})

it.each([
  [{ contentMediaType: 'text/markdown' }, 'markdown'],
  [{ contentMediaType: 'text/html' }, 'html'],
  [{ contentMediaType: 'image/png' }, 'image'],
  [{ contentMediaType: 'application/pdf' }, 'pdf'],
  [{ contentMediaType: 'video/mp4' }, 'video'],
  [{ contentMediaType: 'text/plain' }, 'plain'],
  [{ format: 'markdown' }, 'markdown'],
  [{ format: 'image-url' }, 'image'],
  [{ format: 'pdf-url' }, 'pdf'],
  [{ format: 'date-time' }, null],
  [{}, null],
])('%j is %s', (schema, format) => {
  expect(formatOf(schemaNode(schema))).toBe(format)
})
