import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as mini from 'zod/mini'
import { UnsupportedSchemaError } from '../errors/input-errors.ts'
import { toJsonSchema } from './json-schema.ts'
import type { StandardSchema } from './schema.ts'

const answer = z.object({
  approved: z.boolean().describe('Approve?'),
  when: z.date().optional(),
  amount: z.string().transform(Number),
  tier: z.enum(['a', 'b']).default('a'),
})

const described = {
  type: 'object',
  properties: {
    approved: { type: 'boolean', description: 'Approve?' },
    when: { type: 'string', format: 'date-time' },
    amount: { type: 'string' },
    tier: { type: 'string', enum: ['a', 'b'], default: 'a' },
  },
  required: ['approved', 'amount'],
}

/** Zod 4.0 and 4.1 do not speak Standard JSON Schema. */
function old<S extends z.ZodType>(schema: S): S {
  const standard = { ...schema['~standard'], jsonSchema: undefined }
  return Object.assign(Object.create(schema) as S, { '~standard': standard })
}

describe('the schema of what goes in', () => {
  it('comes from zod 4 itself', async () => {
    expect(await toJsonSchema(answer, 'responseSchema')).toMatchObject(described)
  })

  it('comes from zod 4.0 too', async () => {
    expect(await toJsonSchema(old(answer), 'responseSchema')).toMatchObject(described)
  })

  it('comes from zod mini', async () => {
    expect(await toJsonSchema(mini.object({ approved: mini.boolean() }), 'responseSchema')).toMatchObject({ required: ['approved'] })
  })

  it('comes from any Standard Schema that has it, callable ones included', async () => {
    const standard = {
      version: 1,
      vendor: 'other',
      validate: (value: unknown) => ({ value }),
      jsonSchema: { input: () => ({ type: 'object', title: 'T' }) },
    } as const
    expect(await toJsonSchema({ '~standard': standard }, 'responseSchema')).toEqual({ type: 'object', title: 'T' })
    expect(
      await toJsonSchema(
        Object.assign(() => undefined, { '~standard': standard }),
        'responseSchema',
      ),
    ).toEqual({ type: 'object', title: 'T' })
  })

  it('is plain JSON Schema as it is', async () => {
    const plain = { type: 'object', properties: { ok: { type: 'boolean' } } }
    expect(await toJsonSchema(plain, 'responseSchema')).toEqual(plain)
  })
})

describe('refused', () => {
  it.each([
    ['a bigint', z.object({ deep: z.object({ id: z.bigint() }) }), /deep\.id is a z\.bigint\(\)/],
    ['a file', z.object({ scan: z.instanceof(Uint8Array) }), /scan is a z\.custom\(\)/],
    ['an answer that is no object', z.boolean(), /z\.object\(\{ approved: z\.boolean\(\) \}\)/],
    ['no schema at all', undefined, /Pass a zod/],
    ['a function', () => true, /Pass a zod/],
  ])('%s', async (_, schema, message) => {
    const refused = toJsonSchema(schema, 'responseSchema')
    await expect(refused).rejects.toThrow(UnsupportedSchemaError)
    await expect(refused).rejects.toThrow(message)
  })

  it('a Standard Schema that cannot describe itself, unless it is only the payload’s', async () => {
    const schema: StandardSchema<object> = { '~standard': { version: 1, vendor: 'other', validate: () => ({ value: {} }) } }
    await expect(toJsonSchema(schema, 'responseSchema')).rejects.toThrow('another Standard Schema with JSON Schema output')
    expect(await toJsonSchema(schema, 'payloadSchema')).toEqual({ type: 'object' })
  })

  it('a converter that throws, with its reason', async () => {
    const input = () => {
      throw new Error('morphs have no schema')
    }
    const schema = { '~standard': { version: 1, vendor: 'other', validate: () => ({ value: {} }), jsonSchema: { input } } }
    await expect(toJsonSchema(schema, 'responseSchema')).rejects.toMatchObject({
      code: 'SCHEMA_UNSUPPORTED',
      hint: expect.stringContaining('morphs have no schema'),
    })
  })
})
