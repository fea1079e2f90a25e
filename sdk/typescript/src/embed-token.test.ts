import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { embedToken } from './embed-token.ts'
import { startWireServer, type WireServer } from './wire-server.fixture.ts'

let server: WireServer

beforeEach(async () => {
  server = await startWireServer()
})

afterEach(() => server.close())

const token = { embed_token: 'jwt', embed_url: 'https://h/embed?id=t#token=jwt', expires_at: '2026-01-02T03:04:05Z' }
const ask = (more = {}) =>
  embedToken({ taskId: 't', parentOrigin: 'https://app.example.com', apiKey: 'ah_sk_1', serverUrl: `${server.url}/`, ...more })

it('signs a token for one task and one page', async () => {
  server.on('POST /api/embed/tokens', { json: token })
  expect(await ask()).toEqual({ embedToken: 'jwt', embedUrl: token.embed_url, expiresAt: token.expires_at })
  await ask({ sub: 's', ttlSeconds: 60 })
  expect(server.requests.map(({ body }) => body)).toEqual([
    { task_id: 't', parent_origin: 'https://app.example.com' },
    { task_id: 't', parent_origin: 'https://app.example.com', sub: 's', ttl_seconds: 60 },
  ])
  expect(server.requests[0]?.headers.authorization).toBe('Bearer ah_sk_1')
})

it('repeats what the server said when it refuses', async () => {
  const json = { error: 'EMBED_ORIGIN_NOT_ALLOWED', message: 'https://app.example.com may not show tasks.' }
  server.on('POST /api/embed/tokens', { status: 400, headers: { 'x-request-id': 'r-1' }, json })
  await expect(ask()).rejects.toMatchObject({ name: 'EmbedTokenError', status: 400, hint: json.message, taskId: 't', requestId: 'r-1' })
})

it('warns where its key can be seen', async () => {
  server.on('POST /api/embed/tokens', { json: token })
  const warn = vi.mocked(console.warn).mockImplementation(() => undefined) // oxlint-disable-line no-console -- the warning is what is tested
  vi.stubGlobal('window', {})
  await ask()
  vi.unstubAllGlobals()
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('call it on your server'))
  warn.mockClear()
})
