import { expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { z as z3 } from 'zod/v3'
import type { AwaitHumanOptions } from './options.ts'
import type { StandardSchema } from './schema/schema.ts'

/** The type that `awaitHuman` gives, without calling it: the compiler is the test. */
declare function ask<TPayload = object, TResponse = Record<string, unknown>>(options: AwaitHumanOptions<TPayload, TResponse>): TResponse
const never = (): boolean => false

const rest = { task: 't', timeoutMs: 60_000 }

it('infers the answer from whatever schema there is', () => {
  if (!never()) return
  const payload = { amount: 1 }
  const payloadSchema = z.object({ amount: z.number() })
  const four = ask({
    ...rest,
    payloadSchema,
    payload,
    responseSchema: z.object({ ok: z.boolean(), n: z.string().transform(Number), tier: z.string().default('a') }),
  })
  expectTypeOf(four).toEqualTypeOf<{ ok: boolean; n: number; tier: string }>()
  const three = ask({
    ...rest,
    payloadSchema: z3.object({ amount: z3.number() }),
    payload,
    responseSchema: z3.object({ ok: z3.boolean(), n: z3.string().transform(Number) }),
  })
  expectTypeOf(three).toEqualTypeOf<{ ok: boolean; n: number }>()
  const standard = {} as StandardSchema<{ ok: boolean }, { ok: string }>
  expectTypeOf(ask({ ...rest, payloadSchema, payload, responseSchema: standard })).toEqualTypeOf<{ ok: boolean }>()
  const old = {} as { _output: { ok: boolean }; _input: { ok: string }; _def: object; safeParseAsync(value: unknown): Promise<unknown> }
  expectTypeOf(ask({ ...rest, payloadSchema, payload, responseSchema: old })).toEqualTypeOf<{ ok: boolean }>()
})

it('leaves the answer of a plain JSON Schema open, or takes its type from the call', () => {
  if (!never()) return
  const responseSchema = { type: 'object', properties: { ok: { type: 'boolean' } } } as const
  expectTypeOf(ask({ ...rest, payloadSchema: {}, payload: { any: 1 }, responseSchema })).toEqualTypeOf<Record<string, unknown>>()
  expectTypeOf(ask<{ a: number }, { ok: boolean }>({ ...rest, payloadSchema: {}, payload: { a: 1 }, responseSchema })).toEqualTypeOf<{
    ok: boolean
  }>()
})

it('holds the payload to what goes into its schema', () => {
  if (!never()) return
  const payloadSchema = z.object({ amount: z.string().transform(Number), currency: z.string().default('USD') })
  const responseSchema = z.object({ ok: z.boolean() })
  expectTypeOf(ask({ ...rest, payloadSchema, payload: { amount: '1' }, responseSchema })).toEqualTypeOf<{ ok: boolean }>()
  // @ts-expect-error -- amount goes in as text
  ask({ ...rest, payloadSchema, payload: { amount: 1 }, responseSchema })
  // @ts-expect-error -- amount is missing
  ask({ ...rest, payloadSchema, payload: {}, responseSchema })
})
