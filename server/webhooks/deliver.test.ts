import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Dialer, openDialer, type Resolve, resolveHost } from '#server/outbound/dial.ts'
import { deliver } from './deliver.ts'
import { type Receiver, startReceiver } from './test-receiver.ts'

// The settings are not read without one; nothing here connects to it.
vi.stubEnv('DATABASE_URL', 'postgres://unused')
vi.stubEnv('AWAITHUMANS_CALLBACK_ALLOW', '127.0.0.1, opened.example')

const MESSAGE = {
  id: 'delivery-1',
  taskId: 'task-1',
  body: '{"task_id":"task-1"}',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
}

let dialer: Dialer
let receiver: Receiver
beforeAll(async () => {
  dialer = openDialer(resolveHost)
  receiver = await startReceiver()
})
afterAll(async () => {
  dialer.close()
  await receiver[Symbol.asyncDispose]()
})

const post = (url = receiver.url, limit = 5_000, cancel = new AbortController()) => deliver(url, MESSAGE, { dialer, cancel, limit })

/** Something that listens on loopback and does not speak HTTP, or not to its end. */
async function startSocket(onConnection: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined))
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, [Symbol.asyncDispose]: close }
}

describe('what is sent', () => {
  test('is one POST of the body with its headers', async () => {
    receiver.answer = (response) => response.writeHead(200).end('thanks')
    expect(await post()).toMatchObject({ statusCode: 200, error: null, answer: 'thanks', retryAfter: null })
    const { method, path, headers, body } = receiver.received.at(-1) ?? { headers: {} }
    expect([method, path, body]).toEqual(['POST', '/hook?token=1', MESSAGE.body])
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': String(MESSAGE.body.length),
      'x-awaithumans-task-id': 'task-1',
      'x-awaithumans-signature': expect.stringMatching(/^sha256=[0-9a-f]{64}$/),
      'webhook-id': 'delivery-1',
      'webhook-timestamp': expect.stringMatching(/^\d{10}$/),
      'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
      'user-agent': expect.stringMatching(/^awaithumans\/\d/),
      traceparent: MESSAGE.traceparent,
    })
  })

  test('goes over the same connection again, and survives its being closed meanwhile', async () => {
    let requests = 0
    await using keeping = await startSocket((socket) =>
      socket.on('data', () => {
        requests += 1
        // The second request over a connection finds it closed, as it does when a receiver's patience just ran out.
        if (requests === 2) socket.resetAndDestroy()
        else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\nok')
      }),
    )
    expect(await post(keeping.url)).toMatchObject({ statusCode: 200, error: null })
    expect(await post(keeping.url)).toMatchObject({ statusCode: 200, error: null })
    expect(requests).toBe(3)
  })
})

describe('what a receiver answers', () => {
  test.each([201, 202, 204, 299])('%i takes it', async (status) => {
    receiver.answer = (response) => response.writeHead(status).end()
    expect(await post()).toMatchObject({ statusCode: status, error: null })
  })

  test.each([304, 400, 401, 404, 409, 410, 418, 429, 500, 503])('%i does not', async (status) => {
    receiver.answer = (response) => response.writeHead(status, { 'retry-after': '120' }).end()
    expect(await post()).toMatchObject({ statusCode: status, error: expect.stringContaining(`HTTP ${status}`), retryAfter: 120 })
  })

  test('a redirect is not followed', async () => {
    const before = receiver.received.length
    receiver.answer = (response) => response.writeHead(307, { location: receiver.url }).end()
    expect(await post()).toMatchObject({ statusCode: 307, error: 'HTTP 307: redirects are not followed' })
    expect(receiver.received.length).toBe(before + 1)
  })

  test('the first kilobyte is kept, and of an answer without end no more than a little is read', async () => {
    let written = 0
    receiver.answer = (response) => {
      response.writeHead(200)
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536))) written += 65_536
      }
      response.on('drain', pour)
      pour()
    }
    const attempt = await post()
    expect(attempt).toMatchObject({ statusCode: 200, error: null, answer: 'x'.repeat(1_024) })
    await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThan(0))
    // What the kernel's buffers of both sides hold at most, far from the end that never comes.
    expect(written).toBeLessThan(64 * 1024 * 1024)
  })
})

describe('a receiver that fails', () => {
  test.each([
    ['never answers', (_: Socket) => undefined, /no complete answer within 0.2 seconds/],
    [
      'never ends its answer',
      (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nok'),
      /no complete answer within 0.2/,
    ],
    ['breaks off', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nok'), /HTTP 200, but the answer broke off/],
    ['hangs up', (socket: Socket) => socket.end(), /socket hang up/],
    ['does not speak HTTP', (socket: Socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'), /Parse Error/],
    ['sends headers without end', (socket: Socket) => socket.write(`HTTP/1.1 200 OK\r\n${'x-filler: y\r\n'.repeat(4_000)}`), /overflow/i],
  ])('%s', async (_, behave, error) => {
    await using socket = await startSocket((each) => each.once('data', () => behave(each)))
    expect(await post(socket.url, 200)).toMatchObject({ error: expect.stringMatching(error) })
  })

  test('is not there', async () => {
    const gone = await startSocket(() => undefined)
    await gone[Symbol.asyncDispose]()
    expect(await post(gone.url)).toMatchObject({ statusCode: null, error: expect.stringContaining('ECONNREFUSED') })
  })

  test('has no such name', async () => {
    expect(await post('http://nobody.invalid/')).toMatchObject({ statusCode: null, error: expect.stringContaining('nobody.invalid') })
  })

  test('has a name server that hangs', async () => {
    const own = openDialer(() => new Promise(() => undefined))
    const attempt = await deliver('http://slow.example/', MESSAGE, { dialer: own, cancel: new AbortController(), limit: 200 })
    own.close()
    expect(attempt).toMatchObject({ statusCode: null, error: 'no complete answer within 0.2 seconds' })
  })

  test('a cancelled attempt says nothing about it', async () => {
    await using socket = await startSocket(() => undefined)
    const cancel = new AbortController()
    const sent = post(socket.url, 5_000, cancel)
    cancel.abort()
    expect(await sent).toBeNull()
  })
})

describe('addresses that are not public are not dialled', () => {
  async function dialled(resolve: Resolve, host: string) {
    const own = openDialer(resolve)
    try {
      const before = receiver.received.length
      receiver.answer = (response) => response.writeHead(200).end()
      const url = `http://${host}:${receiver.host.split(':')[1]}/`
      const attempt = await deliver(url, MESSAGE, { dialer: own, cancel: new AbortController(), limit: 5_000 })
      return { attempt, arrived: receiver.received.length - before }
    } finally {
      own.close()
    }
  }

  test('a name that pointed to a public address when it was checked, and to loopback when it is dialled', async () => {
    const answers = ['93.184.215.14', '::1']
    const resolve: Resolve = async () => [{ address: answers.shift() ?? '::1', family: 6 }]
    await resolve('rebinding.example')
    const { attempt, arrived } = await dialled(resolve, 'rebinding.example')
    expect(attempt).toMatchObject({
      statusCode: null,
      error: expect.stringContaining('rebinding.example leads to ::1, which is not public'),
    })
    expect(arrived).toBe(0)
  })

  test('of several addresses only the public ones are tried', async () => {
    // The second is public by the setting of this file; the first is not, and would be tried first.
    const resolve: Resolve = async () => [
      { address: '127.0.0.2', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    expect(await dialled(resolve, 'mixed.example')).toMatchObject({ attempt: { statusCode: 200 }, arrived: 1 })
    const closed: Resolve = async () => [{ address: '127.0.0.2', family: 4 }]
    expect(await dialled(closed, 'closed.example')).toMatchObject({ attempt: { statusCode: null }, arrived: 0 })
  })

  test('a host that the operator named may lead anywhere', async () => {
    expect(await dialled(async () => [{ address: '127.0.0.1', family: 4 }], 'opened.example')).toMatchObject({ arrived: 1 })
  })

  test.each(['127.0.0.2', '[::1]', '[::ffff:127.0.0.2]', '0.0.0.0'])('%s itself', async (host) => {
    const { attempt, arrived } = await dialled(resolveHost, host)
    expect(attempt).toMatchObject({ statusCode: null, error: expect.stringContaining('is not a public address') })
    expect(arrived).toBe(0)
  })

  test('localhost, as the system resolves it', async () => {
    const { attempt, arrived } = await dialled(async () => [{ address: '::1', family: 6 }], 'localhost')
    expect(attempt?.error).toContain('which is not public')
    expect(arrived).toBe(0)
  })
})
