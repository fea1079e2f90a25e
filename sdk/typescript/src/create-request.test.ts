import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { toCreateRequest } from './create-request.ts'
import { MarketplaceNotAvailableError, SchemaValidationError, TimeoutRangeError } from './errors/input-errors.ts'

const options = {
  task: 'Approve wire',
  payloadSchema: z.object({ amount: z.number(), memo: z.string().optional() }),
  payload: { amount: 50_000 },
  responseSchema: z.object({ approved: z.boolean().describe('Approve?'), note: z.string().nullable().optional() }),
  timeoutMs: 90_500,
}

describe('a request', () => {
  it('has all 15 members, in wire spelling', async () => {
    const request = await toCreateRequest({
      ...options,
      assignTo: { role: 'r', accessLevel: 'senior' },
      notify: ['slack:#ops'],
      verifier: { provider: 'claude', instructions: 'x', maxAttempts: 2 },
    })
    expect(request).toEqual({
      task: 'Approve wire',
      payload: { amount: 50_000 },
      payload_schema: expect.objectContaining({ type: 'object', required: ['amount'] }),
      response_schema: expect.objectContaining({
        type: 'object',
        required: ['approved'],
        properties: expect.objectContaining({ approved: { type: 'boolean', description: 'Approve?' } }),
      }),
      form_definition: null,
      task_metadata: null,
      initial_response: null,
      redact_response_after_submit: false,
      timeout_seconds: 91,
      idempotency_key: '9b1f57851be9dd5f901dc0f1a906e18d',
      assign_to: { role: 'r', access_level: 'senior' },
      notify: ['slack:#ops'],
      verifier_config: { provider: 'claude', instructions: 'x', max_attempts: 2 },
      redact_payload: false,
      callback_url: null,
    })
  })

  it('says when to remind and whom to ask then, in seconds, and nothing of it when it is not given', async () => {
    expect(
      await toCreateRequest({
        ...options,
        remindAfterMs: 90_400,
        remindEveryMs: 60_000,
        escalateAfterMs: 3_600_000,
        escalateTo: { pool: 'leads' },
      }),
    ).toMatchObject({
      remind_after: 90,
      remind_every: 60,
      escalate_after: 3_600,
      escalate_to: { pool: 'leads' },
    })
    expect(Object.keys(await toCreateRequest(options)).filter((key) => /remind|escalate/.test(key))).toEqual([])
    for (const wrong of [59_000, 2_592_001_000, Number.NaN, '60000' as unknown as number])
      await expect(toCreateRequest({ ...options, remindAfterMs: wrong })).rejects.toThrow(/^remindAfterMs must be from 60000/)
    await expect(toCreateRequest({ ...options, escalateAfterMs: 1 })).rejects.toThrow(TimeoutRangeError)
  })

  it('carries the options that only the wire knew', async () => {
    const request = await toCreateRequest({
      ...options,
      idempotencyKey: 'refund-7',
      callbackUrl: 'https://agent.example.com/done',
      taskMetadata: { order: '7' },
      initialResponse: { approved: true },
      redactResponseAfterSubmit: true,
      redactPayload: true,
      onTimeout: { response: { approved: false } },
      formDefinition: { fields: [] },
      verifier: { provider: 'azure_openai', instructions: 'x', model: 'm', apiKeyEnv: 'K', metadata: { endpoint: 'e' } },
    })
    expect(request).toMatchObject({
      idempotency_key: 'refund-7',
      callback_url: 'https://agent.example.com/done',
      task_metadata: { order: '7' },
      initial_response: { approved: true },
      redact_response_after_submit: true,
      redact_payload: true,
      on_timeout: { response: { approved: false } },
      form_definition: { fields: [] },
      verifier_config: {
        provider: 'azure_openai',
        instructions: 'x',
        max_attempts: 3,
        model: 'm',
        api_key_env: 'K',
        metadata: { endpoint: 'e' },
      },
    })
  })

  it('sends and hashes the payload as given, not as its schema transforms it', async () => {
    const payloadSchema = z.object({ amount: z.string().transform(Number), due: z.date(), currency: z.string().default('USD') })
    const request = await toCreateRequest({ ...options, payloadSchema, payload: { amount: '5', due: new Date('2026-01-02T00:00:00Z') } })
    expect(request.payload).toEqual({ amount: '5', due: '2026-01-02T00:00:00.000Z' })
  })
})

describe('who is asked', () => {
  it.each([
    [undefined, null],
    [null, null],
    ['ana@example.com', { email: 'ana@example.com' }],
    [['a@x.io', 'b@x.io'], { emails: ['a@x.io', 'b@x.io'] }],
    [{ userId: 'u1' }, { user_id: 'u1' }],
    [
      { pool: 'finance', role: 'lead' },
      { pool: 'finance', role: 'lead' },
    ],
    [{ accessLevel: 'senior' }, { access_level: 'senior' }],
    [
      { role: 'lead', minAccessLevel: 'senior', strategy: 'round_robin' as const, excluded: ['ana@x.io'] },
      { role: 'lead', min_access_level: 'senior', strategy: 'round_robin', excluded: ['ana@x.io'] },
    ],
    [{ excluded: ['ana@x.io'] }, { excluded: ['ana@x.io'] }],
    [{ user_id: 'u1' } as never, { user_id: 'u1' }],
    [7 as never, { value: '7' }],
  ])('%j becomes %j', async (assignTo, wire) => {
    expect((await toCreateRequest({ ...options, assignTo })).assign_to).toEqual(wire)
  })

  it('cannot be the marketplace', async () => {
    await expect(toCreateRequest({ ...options, assignTo: { marketplace: true } })).rejects.toThrow(MarketplaceNotAvailableError)
  })
})

describe('refused before anything is sent', () => {
  it.each([59_999, 2_592_000_001, NaN, Infinity, '900000' as never, undefined as never])('timeoutMs %s', async (timeoutMs) => {
    await expect(toCreateRequest({ ...options, timeoutMs })).rejects.toThrow(TimeoutRangeError)
  })

  it.each([60_000, 2_592_000_000])('not timeoutMs %s', async (timeoutMs) => {
    expect((await toCreateRequest({ ...options, timeoutMs })).timeout_seconds).toBe(timeoutMs / 1000)
  })

  it.each(['', '  ', 'x'.repeat(10_001), undefined as never])('the title %j', async (task) => {
    await expect(toCreateRequest({ ...options, task })).rejects.toMatchObject({ name: 'SchemaValidationError', field: 'task' })
  })

  it('a payload that does not fit, with the path of what is wrong', async () => {
    const wrong = toCreateRequest({ ...options, payload: { amount: '5' } as never })
    await expect(wrong).rejects.toMatchObject({
      code: 'SCHEMA_VALIDATION_FAILED',
      field: 'payload',
      hint: expect.stringMatching(/^amount: /),
    })
  })

  it.each([new Map([['a', 1]]), new Set([1]), 1n])('a payload with %s, which JSON would lose', async (lost) => {
    const payload = { nested: { lost } }
    await expect(toCreateRequest({ ...options, payloadSchema: {}, payload })).rejects.toThrow(SchemaValidationError)
  })

  it.each([null, [], 'text'])('the payload %j, which has no named parts', async (payload) => {
    await expect(toCreateRequest({ ...options, payloadSchema: {}, payload: payload as never })).rejects.toThrow('must be a JSON object')
  })

  it('the time-out first, then the payload, then the assignees', async () => {
    const wrong = { ...options, payload: {} as never, assignTo: { marketplace: true } as const }
    await expect(toCreateRequest({ ...wrong, timeoutMs: 1 })).rejects.toThrow(TimeoutRangeError)
    await expect(toCreateRequest(wrong)).rejects.toThrow(SchemaValidationError)
  })
})
