import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Receiver, startReceiver } from '#server/webhooks/test-receiver.ts'
import { type Dialer, openDialer, resolveHost } from './dial.ts'
import { download } from './download.ts'

// The settings are not read without one; nothing here connects to it.
vi.stubEnv('DATABASE_URL', 'postgres://unused')
vi.stubEnv('AWAITHUMANS_CALLBACK_ALLOW', '127.0.0.1')

let dialer: Dialer
let host: Receiver
beforeAll(async () => {
  dialer = openDialer(resolveHost)
  host = await startReceiver()
})
afterAll(async () => {
  dialer.close()
  await host[Symbol.asyncDispose]()
})

const at = (path: string) => `http://${host.host}${path}`
const get = (url: string, { maxBytes = 1_000, milliseconds = 5_000, signal = new AbortController().signal } = {}) =>
  download(url, { dialer, signal, maxBytes, milliseconds })

describe('a download', () => {
  test('sends nothing of its own but what it is', async () => {
    host.answer = (response) => response.writeHead(200, { 'content-type': 'text/plain', 'set-cookie': 'a=1' }).end('hello')
    expect(await get(`http://name:secret@${host.host}/a?b=1`)).toEqual({ bytes: Buffer.from('hello'), claim: 'text/plain' })
    await get(at('/again'))
    for (const { method, headers } of host.received.slice(-2)) {
      expect(method).toBe('GET')
      expect(Object.keys(headers).toSorted()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
    }
  })

  test('follows three redirects and no fourth', async () => {
    host.answer = (response, { path }) => {
      const left = Number(path.slice(1))
      if (left === 0) response.end('there')
      else response.writeHead(302, { location: `/${left - 1}` }).end('moved')
    }
    expect((await get(at('/3'))).bytes.toString()).toBe('there')
    await expect(get(at('/4'))).rejects.toThrow('redirects more than 3 times')
  })

  test.each([
    ['http://127.0.0.2/', 'is not a public address'],
    ['http://169.254.169.254/latest/meta-data', 'is not a public address'],
    ['http://[::1]:5432/', 'is not a public address'],
    ['file:///etc/passwd', 'leads to a file: address'],
    ['http://', 'leads to something that is no address'],
  ])('is not led to %s', async (location, words) => {
    host.answer = (response) => response.writeHead(307, { location }).end()
    await expect(get(at('/'))).rejects.toMatchObject({ name: 'DownloadError', message: words })
    await expect(get(location)).rejects.toThrow(words)
  })

  test('reads no more than its limit, whether it was told the length or not', async () => {
    host.answer = (response) => response.writeHead(200, { 'content-length': '1001' }).end('x'.repeat(1_001))
    await expect(get(at('/'))).rejects.toMatchObject({ tooLarge: true })
    // Without end: only cutting the connection ends it.
    host.answer = (response) => {
      const more = () => !response.destroyed && response.write('x'.repeat(500)) && setImmediate(more)
      response.on('drain', more).on('error', () => undefined)
      more()
    }
    await expect(get(at('/'))).rejects.toMatchObject({ tooLarge: true })
  })

  test.each([
    ['answers', () => undefined],
    ['ends', (response: Parameters<Receiver['answer']>[0]) => void response.writeHead(200).write('some')],
  ])('of a host that never %s ends', async (_, answer) => {
    host.answer = answer
    await expect(get(at('/'), { milliseconds: 200 })).rejects.toThrow('did not send all of it within 0.2 seconds')
  })

  test('ends when nobody wants it any more', async () => {
    host.answer = () => undefined
    const leaving = new AbortController()
    const asked = host.received.length
    const result = get(at('/'), { signal: leaving.signal })
    await vi.waitFor(() => expect(host.received.length).toBe(asked + 1))
    leaving.abort()
    await expect(result).rejects.toMatchObject({ name: 'DownloadError' })
  })

  test('says what else went wrong', async () => {
    host.answer = (response) => response.writeHead(403).end('no')
    await expect(get(at('/'))).rejects.toThrow('answered with HTTP 403')
    await expect(get('http://127.0.0.1:1/')).rejects.toThrow('could not be reached (ECONNREFUSED)')
  })
})
