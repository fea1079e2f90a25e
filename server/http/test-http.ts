import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { hub } from '#server/waiters/hub.ts'
import { handle } from './app.ts'

/** The admin token that vitest.config.ts gives every test. */
export const TOKEN = 'admin-token-of-the-tests'

export type Api = AsyncDisposable & {
  url: string
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
}

/** The API on a real port, with its LISTEN connection: `await using api = await startApi()`. */
export async function startApi(): Promise<Api> {
  await hub().start()
  const server = createServer(getRequestListener(handle, { overrideGlobalObjects: false }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const call: Api['call'] = (method, path, body, headers = {}) =>
    fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    })
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await hub().stop()
  }
  return { url, call, [Symbol.asyncDispose]: close }
}
