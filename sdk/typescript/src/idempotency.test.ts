import { expect, it } from 'vitest'
import { generateIdempotencyKey } from './idempotency.ts'
import vectors from './idempotency.vectors.json' with { type: 'json' }

it.each(vectors)('gives the key of the published clients for $payload', async ({ task, payload, key }) => {
  expect(await generateIdempotencyKey(task, payload)).toBe(key)
})

it('tells dates apart', async () => {
  const key = (iso: string) => generateIdempotencyKey('t', { due: new Date(iso) })
  expect(await key('2026-01-01')).not.toBe(await key('2026-01-02'))
  expect(await key('2026-01-01')).toBe(await generateIdempotencyKey('t', { due: '2026-01-01T00:00:00.000Z' }))
})

it('reads an undefined member as absent', async () => {
  expect(await generateIdempotencyKey('t', { a: undefined })).toBe(await generateIdempotencyKey('t', {}))
})
