import { createServer, type AddressInfo, type Server } from 'node:net'
import { expect, test } from 'vitest'
import { AdviceError } from './advice.ts'
import { firstFreePort, isFree } from './ports.ts'

function listen(port: number, host: string): Promise<AsyncDisposable & { port: number }> {
  const server: Server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        [Symbol.asyncDispose]: () => new Promise((done) => server.close(() => done())),
      }),
    )
  })
}

test('takes the next port when one is in use', async () => {
  await using taken = await listen(0, '127.0.0.1')
  const port = await firstFreePort('127.0.0.1', { first: taken.port, tries: 10 })
  expect(port).toBeGreaterThan(taken.port)
})

test('sees that somebody else would get the visitors of localhost', async () => {
  await using other = await listen(0, '::1')
  expect(await isFree('127.0.0.1', other.port)).toBe(false)
})

test('says what to do when no port is left', async () => {
  await using taken = await listen(0, '127.0.0.1')
  const failure = await firstFreePort('127.0.0.1', { first: taken.port, tries: 1 }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(AdviceError)
  expect(failure).toMatchObject({
    message: expect.stringContaining(`Port ${taken.port} is in use`),
    advice: expect.stringContaining('AWAITHUMANS_PORT='),
  })
})
