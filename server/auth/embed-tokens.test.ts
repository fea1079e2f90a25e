import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { env } from '#server/env.ts'
import { mayBeEmbedToken, signEmbedToken, verifyEmbedToken } from './embed-tokens.ts'

// The settings are not read without one; nothing here connects to it.
vi.stubEnv('DATABASE_URL', 'postgres://unused')

const SECRET = 'a secret that signs the frames of these tests'
const WANTED = { taskId: 'task-1', sub: 'user-7', parentOrigin: 'https://app.example.com', ttlSeconds: 300 }
const setSecret = (secret: string | undefined) => Object.assign(env(), { AWAITHUMANS_EMBED_SIGNING_SECRET: secret })

beforeEach(() => void setSecret(SECRET))
afterEach(() => vi.useRealTimers())

const part = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
const read = (text = '') => JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>

/** A token by hand, as another program would sign it. */
function sign(claims: Record<string, unknown>, { header = {}, secret = SECRET } = {}): string {
  const signed = `${part({ alg: 'HS256', typ: 'JWT', ...header })}.${part(claims)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

const now = () => Math.floor(Date.now() / 1000)
const claims = (more: Record<string, unknown> = {}) => ({
  iss: 'awaithumans',
  aud: 'embed',
  iat: now(),
  exp: now() + 60,
  task_id: 'task-1',
  sub: null,
  kind: 'end_user',
  parent_origin: 'https://app.example.com',
  jti: '0'.repeat(29),
  ...more,
})

test('a token has the header and the claims of the contract, in their order, and is signed with the secret as it stands', async () => {
  const { token, expiresAt } = await signEmbedToken(WANTED)
  const [header, body, signature] = token.split('.')
  expect(read(header)).toEqual({ alg: 'HS256', typ: 'JWT' })
  const said = read(body)
  expect(Object.keys(said)).toEqual(['iss', 'aud', 'iat', 'exp', 'task_id', 'sub', 'kind', 'parent_origin', 'jti'])
  expect(said).toMatchObject({ iss: 'awaithumans', aud: 'embed', task_id: 'task-1', sub: 'user-7', kind: 'end_user' })
  expect(said.jti).toMatch(/^[0-9a-f]{29}$/)
  expect(Number(said.exp) - Number(said.iat)).toBe(300)
  expect(expiresAt.getTime()).toBe(Number(said.exp) * 1000)
  expect(signature).toBe(createHmac('sha256', SECRET).update(`${header}.${body}`).digest('base64url'))
})

test('it says for which task, page and person it is', async () => {
  const { token } = await signEmbedToken(WANTED)
  const embedded = await verifyEmbedToken(token)
  expect(embedded).toMatchObject({ kind: 'embed', taskId: 'task-1', sub: 'user-7', parentOrigin: 'https://app.example.com' })
  const nobody = await signEmbedToken({ ...WANTED, sub: null })
  expect((await verifyEmbedToken(nobody.token)).sub).toBeNull()
  expect(read(nobody.token.split('.')[1])).toHaveProperty('sub', null)
})

test('one that another program signed with the secret counts, with a minute of leeway', async () => {
  expect(await verifyEmbedToken(sign(claims()))).toMatchObject({ taskId: 'task-1' })
  expect(await verifyEmbedToken(sign(claims({ exp: now() - 50 })))).toMatchObject({ taskId: 'task-1' })
})

const { exp: _exp, ...endless } = claims()
const { iat: _iat, ...unborn } = claims()

test.each([
  ['has expired', () => sign(claims({ exp: now() - 70 })), /has expired/],
  ['never expires', () => sign(endless), /not valid/],
  ['was never issued', () => sign(unborn), /not valid/],
  ['is of another secret', () => sign(claims(), { secret: 'x'.repeat(40) }), /not valid/],
  ['is of another issuer', () => sign(claims({ iss: 'somebody' })), /not valid/],
  ['is for something else', () => sign(claims({ aud: 'session' })), /not valid/],
  ['names no algorithm', () => `${part({ alg: 'none' })}.${part(claims())}.`, /not valid/],
  ['names another algorithm', () => sign(claims(), { header: { alg: 'HS512' } }), /not valid/],
  ['was changed', () => sign(claims()).replace(/\.[^.]+\./, `.${part(claims({ task_id: 'task-2' }))}.`), /not valid/],
  ['is no JSON', () => 'a.b.c', /not valid/],
  ['is empty', () => '..', /not valid/],
  ['names no task', () => sign(claims({ task_id: '' })), /does not say/],
  ['names no page', () => sign(claims({ parent_origin: undefined })), /does not say/],
  ['has no id', () => sign(claims({ jti: '' })), /does not say/],
  ['is for another kind of person', () => sign(claims({ kind: 'operator' })), /does not say/],
])('one that %s is refused', async (_, token, why) => {
  await expect(verifyEmbedToken(token())).rejects.toMatchObject({ code: 'INVALID_EMBED_TOKEN', message: expect.stringMatching(why) })
})

test('without a secret nothing is signed, and nothing looks like a token', async () => {
  const { token } = await signEmbedToken(WANTED)
  expect(mayBeEmbedToken(token)).toBe(true)
  expect([mayBeEmbedToken('a.b'), mayBeEmbedToken('ah_0123'), mayBeEmbedToken('a.b.c.d')]).toEqual([false, false, false])
  setSecret(undefined)
  expect(mayBeEmbedToken(token)).toBe(false)
  await expect(signEmbedToken(WANTED)).rejects.toMatchObject({ code: 'EMBED_NOT_CONFIGURED' })
})
