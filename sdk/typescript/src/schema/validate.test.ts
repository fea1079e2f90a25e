import { expect, it } from 'vitest'
import { z } from 'zod'
import { parseWith } from './validate.ts'

it('returns what the schema makes of the answer', async () => {
  const schema = z.object({ amount: z.string().transform(Number), currency: z.string().default('USD') })
  expect(await parseWith(schema, { amount: '5' }, 'response')).toEqual({ amount: 5, currency: 'USD' })
})

it('gives a schema that asks for dates its dates, wherever they are', async () => {
  const schema = z.object({ days: z.array(z.object({ on: z.date().nullable() })), until: z.date().optional() })
  const answer = { days: [{ on: '2026-01-02T00:00:00Z' }, { on: null }], until: '2026-02-03' }
  expect(await parseWith(schema, answer, 'response')).toEqual({
    days: [{ on: new Date('2026-01-02') }, { on: null }],
    until: new Date('2026-02-03'),
  })
  expect(answer.until).toBe('2026-02-03')
})

it('does not turn a payload into something else than was given', async () => {
  await expect(parseWith(z.object({ on: z.date() }), { on: '2026-01-02' }, 'payload')).rejects.toThrow(/on: /)
})

it('says every problem, one a line, with its path', async () => {
  const schema = z.object({ a: z.number(), b: z.object({ c: z.string() }) }).refine(() => false, 'never right')
  await expect(parseWith(schema, { a: '1', b: {} }, 'response')).rejects.toMatchObject({
    code: 'SCHEMA_VALIDATION_FAILED',
    field: 'response',
    hint: expect.stringMatching(/^a: .+\nb\.c: .+$/),
  })
  await expect(parseWith(schema, { a: 1, b: { c: '' } }, 'response')).rejects.toThrow('never right')
})

it('waits for a schema that checks elsewhere', async () => {
  const schema = z.object({ id: z.string() }).refine(async ({ id }) => Promise.resolve(id === 'known'), 'unknown id')
  expect(await parseWith(schema, { id: 'known' }, 'response')).toEqual({ id: 'known' })
  await expect(parseWith(schema, { id: 'other' }, 'response')).rejects.toThrow('unknown id')
})

it('trusts the server with plain JSON Schema', async () => {
  expect(await parseWith({ type: 'object' }, { anything: 1 }, 'response')).toEqual({ anything: 1 })
})
