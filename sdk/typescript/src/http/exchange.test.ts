import { afterEach, beforeEach, expect, it } from 'vitest'
import { startWireServer, type WireServer } from '../wire-server.fixture.ts'
import { exchange } from './exchange.ts'

let server: WireServer

beforeEach(async () => {
  server = await startWireServer()
})

afterEach(() => server.close())

const get = (more = {}) => exchange(fetch, { url: `${server.url}/x`, method: 'GET', headers: {}, timeoutMs: 5000, ...more })

it('reads an answer, its headers and why it is not JSON', async () => {
  server.on('GET /x', { headers: { 'x-request-id': 'r' }, json: { a: 1 } }, { text: 'oops' }, { status: 500, text: 'oops' })
  const first = await get()
  expect([first.status, first.json, first.header('x-request-id'), first.header('none')]).toEqual([200, { a: 1 }, 'r', null])
  expect(await get()).toMatchObject({ status: 200, json: undefined, text: expect.stringContaining('not JSON') })
  expect(await get()).toMatchObject({ status: 500, json: undefined, text: 'oops' })
})

it('gives up on a body that never ends', async () => {
  server.on('GET /x', 'stall')
  await expect(get({ timeoutMs: 50 })).rejects.toMatchObject({ name: 'TimeoutError', message: 'no answer within 0.05 s' })
})

it('gives up on an answer that never comes', async () => {
  server.on('GET /x', 'hold')
  await expect(get({ timeoutMs: 50 })).rejects.toMatchObject({ name: 'TimeoutError' })
})

it('rejects with the reason of the signal, and leaves nothing on it', async () => {
  server.on('GET /x', 'hold')
  const controller = new AbortController()
  const reason = new Error('enough')
  const arrived = server.arrival('GET /x').then(() => controller.abort(reason))
  await expect(get({ signal: controller.signal })).rejects.toBe(reason)
  await arrived
})
