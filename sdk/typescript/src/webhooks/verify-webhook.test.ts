import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AwaitHumansError } from '../errors/awaithumans-error.ts'
import { SchemaValidationError } from '../errors/input-errors.ts'
import vectors from '../webhook-signature.vectors.json' with { type: 'json' }
import { signWebhook, verifyWebhook, type VerifyWebhookOptions, WebhookVerificationError } from '../webhooks.ts'

const SECRET = `whsec_${btoa('secret of the tests, 32 bytes ok')}`
const OTHER = `whsec_${btoa('another secret of this test file')}`
const PAYLOAD_KEY = vectors.payload_key

const wire = {
  task_id: 't1',
  idempotency_key: 'refund:A-1',
  status: 'completed',
  response: { approved: true, note: 'caf\u00e9' },
  completed_at: '2026-05-12T08:05:23.456000+00:00',
  timed_out_at: null,
  completed_by_email: 'alice@example.com',
  completed_via_channel: 'dashboard',
  verification_attempt: 0,
}
const BODY = JSON.stringify(wire).replace('é', '\\u00e9')

async function sent(more: Partial<Parameters<typeof signWebhook>[0]> = {}) {
  const signing = { body: BODY, secret: SECRET, payloadKey: PAYLOAD_KEY, deliveryId: 'd1', ...more }
  return { body: signing.body, headers: await signWebhook(signing), secret: SECRET }
}

async function refusal(options: VerifyWebhookOptions): Promise<WebhookVerificationError> {
  const error: unknown = await verifyWebhook(options).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(WebhookVerificationError)
  expect(error).toBeInstanceOf(AwaitHumansError)
  expect(error).toMatchObject({ code: 'WEBHOOK_INVALID', docsUrl: 'https://docs.awaithumans.dev/troubleshooting#webhook-invalid' })
  return error as WebhookVerificationError
}

describe('a webhook of the server', () => {
  it('is read', async () => {
    expect(await verifyWebhook(await sent())).toEqual({
      deliveryId: 'd1',
      taskId: 't1',
      idempotencyKey: 'refund:A-1',
      status: 'completed',
      response: { approved: true, note: 'café' },
      completedAt: new Date('2026-05-12T08:05:23.456Z'),
      timedOutAt: null,
      completedByEmail: 'alice@example.com',
      completedViaChannel: 'dashboard',
      verificationAttempt: 0,
    })
  })

  it('has an answer of the type that a schema gives it', async () => {
    const event = await verifyWebhook({ ...(await sent()), responseSchema: z.object({ approved: z.boolean() }) })
    expect(event.response).toEqual({ approved: true })
    const approved: boolean | undefined = event.response?.approved
    expect(approved).toBe(true)
    const wrong = verifyWebhook({ ...(await sent()), responseSchema: z.object({ amount: z.number() }) })
    await expect(wrong).rejects.toBeInstanceOf(SchemaValidationError)
  })

  it('has no answer when nobody gave one, whatever the schema says', async () => {
    const body = JSON.stringify({
      ...wire,
      status: 'timed_out',
      response: null,
      completed_at: null,
      timed_out_at: '2026-05-12T08:05:23.456000+00:00',
    })
    const event = await verifyWebhook({ ...(await sent({ body })), responseSchema: z.object({ approved: z.boolean() }) })
    expect(event).toMatchObject({ status: 'timed_out', response: null, timedOutAt: new Date('2026-05-12T08:05:23.456Z') })
  })

  it.each([
    ['bytes', (text: string) => new TextEncoder().encode(text)],
    ['a part of a larger buffer', (text: string) => new TextEncoder().encode(`xx${text}yy`).subarray(2, -2)],
    ['an ArrayBuffer', (text: string) => new TextEncoder().encode(text).buffer],
    ['a Buffer of Node', (text: string) => Buffer.from(text)],
  ])('may be given as %s', async (_, convert) => {
    const options = await sent()
    expect(await verifyWebhook({ ...options, body: convert(options.body) })).toMatchObject({ taskId: 't1' })
  })

  it('may come with any kind of headers', async () => {
    const options = await sent()
    const capitals = Object.fromEntries(Object.entries(options.headers).map(([name, value]) => [name.toUpperCase(), [value]]))
    for (const headers of [new Headers(options.headers), capitals])
      expect(await verifyWebhook({ ...options, headers })).toMatchObject({ taskId: 't1' })
  })

  it('is accepted by either secret while they are rotated, on either side', async () => {
    expect(await verifyWebhook({ ...(await sent({ secret: [OTHER, SECRET] })), secret: SECRET })).toMatchObject({ taskId: 't1' })
    expect(await verifyWebhook({ ...(await sent()), secret: [OTHER, SECRET] })).toMatchObject({ taskId: 't1' })
  })

  it('is accepted by a secret read from a file, with its newline', async () => {
    expect(await verifyWebhook({ ...(await sent()), secret: `${SECRET}\n` })).toMatchObject({ taskId: 't1' })
  })
})

describe('the signature of the published API', () => {
  it.each(vectors.cases)('of $body is its recorded one', async ({ body, header }) => {
    expect((await signWebhook({ body, payloadKey: PAYLOAD_KEY }))['x-awaithumans-signature']).toBe(header)
  })

  it.each([(header: string) => header, (header: string) => header.replace('sha256=', '')])(
    'is enough alone, with its prefix or without',
    async (spell) => {
      const { body, headers } = await sent()
      const only = { 'X-Awaithumans-Signature': spell(headers['x-awaithumans-signature'] ?? '') }
      expect(await verifyWebhook({ body, headers: only, payloadKey: PAYLOAD_KEY })).toMatchObject({ taskId: 't1', deliveryId: null })
    },
  )

  it('and the other both have to be right when both are asked for', async () => {
    const options = { ...(await sent()), payloadKey: PAYLOAD_KEY }
    expect(await verifyWebhook(options)).toMatchObject({ taskId: 't1' })
    for (const name of ['webhook-signature', 'x-awaithumans-signature']) {
      const other = await signWebhook({ body: '{}', secret: SECRET, payloadKey: PAYLOAD_KEY, deliveryId: 'd1' })
      const error = await refusal({ ...options, headers: { ...options.headers, [name]: other[name] ?? '' } })
      expect(error.fault).toBe('signature')
    }
  })
})

describe('what is not a webhook of the server is refused, with the cause', () => {
  it('a body that was parsed', async () => {
    const options = await sent()
    const error = await refusal({ ...options, body: wire as never })
    expect([error.fault, error.message]).toEqual(['body', expect.stringContaining('It was parsed before it came here')])
  })

  it.each([
    ['parsed and written again', JSON.stringify(wire)],
    ['printed prettily', JSON.stringify(wire, null, 2)],
    ['given a newline', `${BODY}\n`],
  ])('a body that was %s', async (_, body) => {
    const error = await refusal({ ...(await sent()), body })
    expect([error.fault, error.message]).toEqual(['signature', expect.stringContaining('The body was changed on its way here')])
  })

  it.each([
    ['another body', { body: BODY.replace('true', 'false') }],
    ['another secret', { secret: OTHER }],
    ['no JSON', { body: 'hello' }],
  ])('%s', async (_, more) => {
    const error = await refusal({ ...(await sent()), ...more })
    expect([error.fault, error.message]).toEqual(['signature', expect.stringContaining('Either the secret is not the one of this server')])
  })

  it.each([
    ['another id', { 'webhook-id': 'd2' }],
    ['another time', { 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 5) }],
    ['nonsense', { 'webhook-signature': 'v1,%%% v2,abc v1a,AAAA' }],
    ['half a signature', { 'webhook-signature': 'v1,AAAA' }],
  ])('%s', async (_, headers) => {
    const options = await sent()
    expect(await refusal({ ...options, headers: { ...options.headers, ...headers } })).toMatchObject({ fault: 'signature' })
  })

  it.each([
    ['an old request', new Date(Date.now() - 301_000)],
    ['one from the future', new Date(Date.now() + 302_000)],
  ])('%s', async (_, sentAt) => {
    const error = await refusal(await sent({ sentAt }))
    expect([error.fault, error.message]).toEqual(['timestamp', expect.stringMatching(/30[0-2] seconds from now.*clock/s)])
    expect(await verifyWebhook({ ...(await sent({ sentAt })), toleranceMs: 600_000 })).toMatchObject({ taskId: 't1' })
  })

  it.each(['', 'soon', 'NaN', 'Infinity'])('one sent at %j', async (timestamp) => {
    const options = await sent()
    const error = await refusal({ ...options, headers: { ...options.headers, 'webhook-timestamp': timestamp } })
    expect(error.fault).toBe(timestamp ? 'timestamp' : 'headers')
  })

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('one without %s', async (name) => {
    const options = await sent()
    const { [name]: _, ...headers } = options.headers
    const error = await refusal({ ...options, headers })
    expect([error.fault, error.message]).toEqual(['headers', expect.stringContaining(`no header ${name}`)])
  })

  it('one that is rightly signed but tells of nothing', async () => {
    for (const body of ['{}', 'null', '{"task_id":"t1","status":"assigned"}', 'hello'])
      expect(await refusal(await sent({ body }))).toMatchObject({ fault: 'body' })
  })
})

describe('a secret that cannot be one is never taken', () => {
  it.each([undefined, '', ' ', 'secret', 'whsec_', 'whsec_c2hvcnQ=', 'whsec_%%%', []])('%j', async (secret) => {
    const { body, headers } = await sent()
    expect(await refusal({ body, headers, secret })).toMatchObject({ fault: 'secret' })
  })

  it.each(['', 'AAAA', 'not base64 at all!', `${PAYLOAD_KEY}AAAA`])('payload key %j', async (payloadKey) => {
    const { body, headers } = await sent()
    expect(await refusal({ body, headers, payloadKey })).toMatchObject({ fault: 'secret' })
  })
})
