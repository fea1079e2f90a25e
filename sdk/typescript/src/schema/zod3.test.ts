import { describe, expect, it } from 'vitest'
import { z } from 'zod/v3'
import { UnsupportedSchemaError } from '../errors/input-errors.ts'
import { toJsonSchema } from './json-schema.ts'
import { parseWith } from './validate.ts'

enum Tier {
  Basic = 'basic',
  Gold = 'gold',
}

enum Level {
  Low,
  High,
}

/** The schema of one member of an answer. */
async function member(schema: z.ZodTypeAny): Promise<unknown> {
  const json = await toJsonSchema(z.object({ x: schema }), 'responseSchema')
  return (json.properties as Record<string, unknown>).x
}

describe('zod 3 becomes draft-07', () => {
  it.each<[string, z.ZodTypeAny, unknown]>([
    ['string', z.string(), { type: 'string' }],
    ['email', z.string().email().min(3).max(9), { type: 'string', format: 'email', minLength: 3, maxLength: 9 }],
    ['url', z.string().url(), { type: 'string', format: 'uri' }],
    ['uuid', z.string().uuid(), { type: 'string', format: 'uuid' }],
    ['date-time text', z.string().datetime(), { type: 'string', format: 'date-time' }],
    ['date text', z.string().date(), { type: 'string', format: 'date' }],
    ['ip', z.string().ip({ version: 'v4' }), { type: 'string', format: 'ipv4' }],
    ['exact length', z.string().length(4), { type: 'string', minLength: 4, maxLength: 4 }],
    ['pattern', z.string().regex(/^A-\d+$/), { type: 'string', pattern: '^A-\\d+$' }],
    ['pattern with a flag that JSON Schema lacks', z.string().regex(/^a$/i), { type: 'string' }],
    ['two patterns', z.string().startsWith('a.b').endsWith('z'), { type: 'string', pattern: '^a\\.b', allOf: [{ pattern: 'z$' }] }],
    ['a beginning with a hyphen', z.string().startsWith('ORD-'), { type: 'string', pattern: '^ORD-' }],
    ['number', z.number().gt(0).lte(10).multipleOf(0.5), { type: 'number', exclusiveMinimum: 0, maximum: 10, multipleOf: 0.5 }],
    ['integer', z.number().int().min(1), { type: 'integer', minimum: 1 }],
    ['boolean', z.boolean(), { type: 'boolean' }],
    ['date', z.date(), { type: 'string', format: 'date-time' }],
    ['null', z.null(), { type: 'null' }],
    ['unknown', z.unknown(), {}],
    ['literal', z.literal('yes'), { const: 'yes' }],
    ['enum', z.enum(['a', 'b']), { type: 'string', enum: ['a', 'b'] }],
    ['native enum of text', z.nativeEnum(Tier), { enum: ['basic', 'gold'] }],
    [
      'native enum of numbers',
      z.nativeEnum(Level),
      {
        oneOf: [
          { const: 0, title: 'Low' },
          { const: 1, title: 'High' },
        ],
      },
    ],
    ['union', z.union([z.string(), z.number()]), { anyOf: [{ type: 'string' }, { type: 'number' }] }],
    ['array', z.array(z.string()).min(1).max(3), { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 3 }],
    ['array of a length', z.array(z.number()).length(2), { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 }],
    [
      'tuple',
      z.tuple([z.string(), z.number()]),
      { type: 'array', minItems: 2, maxItems: 2, items: [{ type: 'string' }, { type: 'number' }], additionalItems: false },
    ],
    [
      'tuple with a rest',
      z.tuple([z.string()]).rest(z.number()),
      { type: 'array', minItems: 1, items: [{ type: 'string' }], additionalItems: { type: 'number' } },
    ],
    ['record', z.record(z.number()), { type: 'object', additionalProperties: { type: 'number' } }],
    [
      'record by enum',
      z.record(z.enum(['a']), z.number()),
      { type: 'object', propertyNames: { type: 'string', enum: ['a'] }, additionalProperties: { type: 'number' } },
    ],
    ['optional', z.string().optional(), { type: 'string' }],
    ['nullable', z.string().nullable(), { type: ['string', 'null'] }],
    ['nullable enum', z.enum(['a']).nullable(), { anyOf: [{ type: 'string', enum: ['a'] }, { type: 'null' }] }],
    ['default', z.number().default(5), { type: 'number', default: 5 }],
    ['catch', z.number().catch(5), { type: 'number' }],
    ['refine', z.string().refine((text) => text !== ''), { type: 'string' }],
    ['transform: what goes in', z.string().transform(Number), { type: 'string' }],
    ['preprocess', z.preprocess(Number, z.number()), { type: 'number' }],
    ['pipe: what goes in', z.string().pipe(z.coerce.number()), { type: 'string' }],
    ['brand', z.string().brand('Id'), { type: 'string' }],
    ['readonly', z.array(z.string()).readonly(), { type: 'array', items: { type: 'string' } }],
    ['description inside optional', z.string().describe('Why?').optional(), { type: 'string', description: 'Why?' }],
    ['description outside optional', z.string().optional().describe('Why?'), { type: 'string', description: 'Why?' }],
    [
      'intersection',
      z.object({ a: z.string() }).and(z.object({ b: z.string() })),
      {
        allOf: [
          { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
          { type: 'object', properties: { b: { type: 'string' } }, required: ['b'] },
        ],
      },
    ],
    ['strict object', z.object({}).strict(), { type: 'object', properties: {}, additionalProperties: false }],
    [
      'object with a catch-all',
      z.object({}).catchall(z.number()),
      { type: 'object', properties: {}, additionalProperties: { type: 'number' } },
    ],
  ])('%s', async (_, schema, expected) => {
    expect(await member(schema)).toEqual(expected)
  })

  it('requires what may not be left out', async () => {
    const schema = z.object({
      a: z.string(),
      b: z.string().optional(),
      c: z.string().default(''),
      d: z.string().nullable(),
      e: z.string().nullish(),
    })
    expect(await toJsonSchema(schema, 'responseSchema')).toMatchObject({
      $schema: expect.stringContaining('draft-07'),
      required: ['a', 'd'],
    })
  })

  it('takes a discriminated union as a whole answer', async () => {
    const schema = z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b'), n: z.number() })])
    const json = await toJsonSchema(schema, 'responseSchema')
    expect(json.anyOf).toEqual([
      { type: 'object', properties: { kind: { const: 'a' } }, required: ['kind'] },
      { type: 'object', properties: { kind: { const: 'b' }, n: { type: 'number' } }, required: ['kind', 'n'] },
    ])
  })

  it.each([z.bigint(), z.map(z.string(), z.string()), z.set(z.string()), z.function(), z.symbol(), z.lazy(() => z.string())])(
    'refuses what nobody can type, naming where it is',
    async (schema) => {
      const refused = toJsonSchema(z.object({ details: z.array(z.object({ odd: schema })) }), 'responseSchema')
      await expect(refused).rejects.toThrow(UnsupportedSchemaError)
      await expect(refused).rejects.toThrow(/details\[\]\.odd is a Zod/)
    },
  )

  it('lets a payload hold anything', async () => {
    expect(await toJsonSchema(z.object({ when: z.bigint() }), 'payloadSchema')).toMatchObject({ type: 'object', properties: { when: {} } })
  })
})

describe('zod 3 parses', () => {
  /** Zod before 3.24 does not speak Standard Schema. */
  function old<S extends z.ZodTypeAny>(schema: S): S {
    return Object.assign(Object.create(schema) as S, { '~standard': undefined })
  }

  it.each([
    ['3.25', <S extends z.ZodTypeAny>(schema: S) => schema],
    ['3.23', old],
  ])('an answer, defaults and dates included (%s)', async (_, version) => {
    const schema = version(z.object({ when: z.date(), tier: z.string().default('basic') }))
    expect(await parseWith(schema, { when: '2026-01-02T03:04:05Z' }, 'response')).toEqual({
      when: new Date('2026-01-02T03:04:05Z'),
      tier: 'basic',
    })
    await expect(parseWith(schema, { when: 'soon' }, 'response')).rejects.toThrow(/when: /)
  })
})
