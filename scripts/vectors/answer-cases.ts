/** Schemas of answers, with answers that fit them and answers that do not: each keyword that schema libraries write, at least once. */
export const ANSWERS: { of: string; schema: Record<string, unknown>; answers: unknown[] }[] = [
  {
    of: 'required and types',
    schema: {
      type: 'object',
      properties: {
        yes: { type: 'boolean' },
        text: { type: 'string' },
        count: { type: 'integer' },
        price: { type: 'number' },
        nothing: { type: 'null' },
        list: { type: 'array' },
        inside: { type: 'object' },
        maybe: { type: ['string', 'null'] },
      },
      required: ['yes', 'a/b~c'],
    },
    answers: [
      { yes: true, 'a/b~c': 1 },
      { yes: false, 'a/b~c': null, text: '', count: 3, price: 2.5, nothing: null, list: [], inside: {}, maybe: null },
      {},
      { yes: 'true', 'a/b~c': 1 },
      { yes: true, 'a/b~c': 1, text: 1, count: 1.5, price: '2', nothing: 0, list: {}, inside: [], maybe: 1 },
      { yes: true, 'a/b~c': 1, count: 3.0 },
      [],
      'yes',
    ],
  },
  {
    of: 'closed and open objects',
    schema: {
      type: 'object',
      properties: { a: { type: 'string' } },
      patternProperties: { '^x_': { type: 'number' } },
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 2,
    },
    answers: [{ a: 'x' }, { x_1: 1 }, { a: 'x', b: 1 }, { x_1: 'no' }, {}, { a: 'x', x_1: 1, x_2: 2 }],
  },
  {
    of: 'a map',
    schema: { type: 'object', additionalProperties: { type: 'integer', minimum: 1 } },
    answers: [{}, { a: 1, b: 2 }, { a: 0 }, { a: 'b' }],
  },
  {
    of: 'choices',
    schema: {
      type: 'object',
      properties: { pick: { enum: ['a', 'b', 3, null] }, same: { const: { x: [1] } } },
      additionalProperties: false,
    },
    answers: [{ pick: 'a' }, { pick: null }, { pick: 3 }, { pick: 'c' }, { pick: '3' }, { same: { x: [1] } }, { same: { x: [1, 2] } }],
  },
  {
    of: 'numbers',
    schema: {
      type: 'object',
      properties: {
        n: { type: 'number', minimum: 0, maximum: 10 },
        open: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
        step: { type: 'number', multipleOf: 0.25 },
      },
    },
    answers: [{ n: 0 }, { n: 10 }, { n: -1 }, { n: 10.5 }, { open: 0.5 }, { open: 0 }, { open: 1 }, { step: 1.75 }, { step: 0.3 }],
  },
  {
    of: 'texts',
    schema: {
      type: 'object',
      properties: {
        t: { type: 'string', minLength: 1, maxLength: 3 },
        longer: { type: 'string', minLength: 3 },
        p: { type: 'string', pattern: '^[A-Z]{2}\\d+$' },
      },
    },
    answers: [{ t: 'abc' }, { t: '💡💡💡' }, { t: '' }, { t: 'abcd' }, { longer: 'ab' }, { p: 'AB1' }, { p: 'ab1' }, { p: 'AB1x' }],
  },
  {
    of: 'formats',
    schema: {
      type: 'object',
      properties: {
        date: { type: 'string', format: 'date' },
        time: { type: 'string', format: 'time' },
        moment: { type: 'string', format: 'date-time' },
        email: { type: 'string', format: 'email' },
        uuid: { type: 'string', format: 'uuid' },
        uri: { type: 'string', format: 'uri' },
        unknown: { type: 'string', format: 'colour' },
      },
    },
    answers: [
      { date: '2026-02-03' },
      { date: '2026-13-03' },
      { date: 'today' },
      { time: '09:30' },
      { time: '09:30:00Z' },
      { time: '25:00' },
      { moment: '2026-02-03T09:30:00Z' },
      { moment: '2026-02-03T09:30:00.5+01:00' },
      { moment: '2026-02-03' },
      { email: 'ana@example.com' },
      { email: 'ana' },
      { uuid: '123e4567-e89b-42d3-a456-426614174000' },
      { uuid: '123' },
      { uri: 'https://example.com/a?b=c' },
      { uri: 'not a uri' },
      { unknown: 'anything' },
    ],
  },
  {
    of: 'lists',
    schema: {
      type: 'object',
      properties: {
        tags: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 3, uniqueItems: true },
        pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], items: false },
        rows: { type: 'array', items: { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] } },
      },
    },
    answers: [
      { tags: ['a'] },
      { tags: [] },
      { tags: ['a', 'b', 'c', 'd'] },
      { tags: ['a', 'a'] },
      { tags: ['a', 1] },
      { pair: ['a', 1] },
      { pair: ['a', 'b'] },
      { pair: ['a', 1, 2] },
      { rows: [{ n: 1 }, { n: 2 }] },
      { rows: [{ n: 1 }, {}, { n: 'x' }] },
    ],
  },
  {
    of: 'lists of draft-07',
    schema: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      properties: { pair: { type: 'array', items: [{ type: 'string' }], additionalItems: { type: 'number' } } },
    },
    answers: [{ pair: ['a', 1, 2] }, { pair: ['a', 'b'] }, { pair: [1] }],
  },
  {
    of: 'references, also in circles',
    schema: {
      type: 'object',
      properties: { tree: { $ref: '#/$defs/Node' }, again: { $ref: '#/properties/tree' } },
      $defs: {
        Node: {
          type: 'object',
          properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/Node' } } },
          required: ['name'],
        },
      },
    },
    answers: [
      { tree: { name: 'a', children: [{ name: 'b', children: [] }] } },
      { tree: { name: 'a', children: [{ children: [] }] } },
      { again: { name: 1 } },
      { again: { name: 'x' } },
    ],
  },
  {
    of: 'combinations',
    schema: {
      type: 'object',
      properties: {
        any: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        one: {
          oneOf: [
            { type: 'number', multipleOf: 3 },
            { type: 'number', multipleOf: 5 },
          ],
        },
        all: { allOf: [{ minLength: 2 }, { maxLength: 3 }] },
        not: { not: { type: 'string' } },
      },
      if: { properties: { any: { const: 'because' } }, required: ['any'] },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: { required: ['all'] },
      else: { required: ['any'] },
    },
    answers: [
      { any: null },
      { any: 'x', one: 3 },
      { any: 1 },
      { any: 'x', one: 15 },
      { any: 'x', one: 7 },
      { any: 'x', all: 'ab' },
      { any: 'x', all: 'a' },
      { any: 'x', not: 1 },
      { any: 'x', not: 'x' },
      { any: 'because' },
      { any: 'because', all: 'ok' },
      {},
    ],
  },
]
