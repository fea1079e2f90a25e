import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { awaitHuman } from './await-human.ts'
import type { AwaitHumanOptions } from './options.ts'

const ROOT: Record<string, unknown> = {}
ROOT.self = ROOT

const call: AwaitHumanOptions<unknown, unknown> = {
  task: 'Approve?',
  payloadSchema: {},
  payload: {},
  responseSchema: { type: 'object', properties: { approved: { type: 'boolean' } } },
  timeoutMs: 60_000,
  serverUrl: 'http://server.test',
  apiKey: 'key',
  fetch: () => Promise.reject(new Error('A wrong call was sent.')),
}

/** Which part is named, words of the text, and what is changed. */
const WRONG: [string, RegExp, Record<string, unknown>][] = [
  ['task', /surrogate/, { task: 'half \ud800' }],
  ['task', /10001 characters and may have 10000/, { task: 'x'.repeat(10_001) }],
  ['idempotencyKey', /513 characters and may have 512.*hash/, { idempotencyKey: 'k'.repeat(513) }],
  ['idempotencyKey', /not empty/, { idempotencyKey: ' ' }],
  ['idempotencyKey', /must be text/, { idempotencyKey: 7 }],
  ['payload', /a\[0\]\.b: NaN is no number of JSON/, { payload: { a: [{ b: Number.NaN }] } }],
  ['payload', /a: -Infinity is no number/, { payload: { a: -Infinity } }],
  ['payload', /a: a BigInt has no JSON/, { payload: { a: 1n } }],
  ['payload', /file: bytes have no JSON.*base64/, { payload: { file: new Uint8Array(2) } }],
  ['payload', /file: bytes/, { payload: { file: Buffer.from('x') } }],
  ['payload', /file: bytes/, { payload: { file: new ArrayBuffer(2) } }],
  ['payload', /at: the date is invalid/, { payload: { at: new Date('never') } }],
  ['payload', /later: a Promise.*Await it/, { payload: { later: Promise.resolve(1) } }],
  ['payload', /by: a function has no JSON/, { payload: { by: () => 1 } }],
  ['payload', /by: a symbol/, { payload: { by: Symbol('x') } }],
  ['payload', /why: a TypeError has no JSON/, { payload: { why: new TypeError('x') } }],
  ['payload', /tags: a Set/, { payload: { tags: new Set([1]) } }],
  ['payload', /a Map has no JSON/, { payload: new Map([['a', 1]]) }],
  ['payload', /when: NaN/, { payload: { when: { toJSON: () => Number.NaN } } }],
  ['payload', /the key .*surrogate/, { payload: { '\udfff': 1 } }],
  ['payload', /contain itself/, { payload: ROOT }],
  ['payload', /so that its parts have names/, { payload: ['a'] }],
  ['taskMetadata', /n is a number.*give text/, { taskMetadata: { n: 7 } }],
  ['initialResponse', /at: a BigInt/, { initialResponse: { at: 1n } }],
  ['onTimeout', /response\.n: NaN/, { onTimeout: { response: { n: Number.NaN } } }],
  ['onTimeout', /the answer that then stands/, { onTimeout: { answer: 1 } }],
]

describe('a wrong call, of which nothing is sent', () => {
  it.each(WRONG)('%s: %s', async (field, words, changes) => {
    await expect(awaitHuman({ ...call, ...changes })).rejects.toMatchObject({
      name: 'SchemaValidationError',
      field,
      hint: expect.stringMatching(words),
    })
  })

  it.each([
    [/responseSchema cannot be turned into JSON Schema/, { responseSchema: z.object({ at: z.map(z.string(), z.string()) }) }],
    [/responseSchema cannot be turned into JSON Schema/, { responseSchema: z.custom<() => void>() }],
    [/with its scheme: http:\/\/localhost:3001/, { serverUrl: 'localhost:3001' }],
    [/wrap it, e\.g\. z\.object\(\{ ok: …/, { responseSchema: { ok: z.boolean() } }],
    [/wrap it, e\.g\. z\.object\(\{ ok: …/, { responseSchema: { type: 'object', properties: { ok: z.boolean() } } }],
    [/wrap it, e\.g\. z\.object\(\{ amount: …/, { payloadSchema: { amount: z.number() } }],
    [/none of its keywords.*properties: \{ ok:/, { responseSchema: { ok: 'boolean' } }],
    [/payloadSchema cannot.*Pass a zod/s, { payloadSchema: undefined }],
    [/responseSchema cannot.*Pass a zod/s, { responseSchema: undefined }],
  ])('%s', async (words, changes) => {
    await expect(awaitHuman({ ...call, ...(changes as object) })).rejects.toThrow(words)
  })
})
