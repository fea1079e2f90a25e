import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { awaitHuman } from './await-human.ts'
import type { AwaitHumanOptions } from './options.ts'
import { startWireServer, wirePoll, wireTask, type WireServer } from './wire-server.fixture.ts'

/** What meets those who have just begun: the wrong address, something else behind it, and a question asked before. */

let server: WireServer

beforeEach(async () => {
  server = await startWireServer()
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await server.close()
})

const ask = (more: Partial<AwaitHumanOptions<unknown, unknown>> = {}) =>
  awaitHuman({
    task: 'Approve?',
    payloadSchema: z.object({}),
    payload: {},
    responseSchema: z.object({ approved: z.boolean() }),
    timeoutMs: 60_000,
    apiKey: 'key',
    serverUrl: server.url,
    maxRetries: 0,
    ...more,
  })

/** Port 9 is "discard", which nobody runs any more. */
const NOBODY = 'http://127.0.0.1:9'

it('says how to start a server where there is none', async () => {
  await expect(ask({ serverUrl: NOBODY })).rejects.toThrow('Start one on this machine with: npx awaithumans dev')
})

it('names the server that runs on another port', async () => {
  const home = mkdtempSync(join(tmpdir(), 'home-'))
  vi.stubEnv('HOME', home)
  vi.stubEnv('USERPROFILE', home)
  writeFileSync(join(home, '.awaithumans-dev.json'), JSON.stringify({ url: 'http://localhost:3002', pid: process.pid }))
  await expect(ask({ serverUrl: NOBODY })).rejects.toThrow('A development server runs at http://localhost:3002; is it that one?')
})

it('knows https that should be http', async () => {
  const serverUrl = server.url.replace('http:', 'https:')
  await expect(ask({ serverUrl })).rejects.toThrow(`speaks plain http: use ${server.url}`)
})

it.each([
  { status: 404, text: '<html>Cannot POST /api/tasks</html>' },
  { status: 405, text: 'no' },
  { status: 200, text: '<!doctype html>' },
])('knows something else behind the address: %j', async (reply) => {
  server.on('POST /api/tasks', reply)
  await expect(ask()).rejects.toMatchObject({
    hint: expect.stringContaining(`Something else than an awaithumans server answers at ${server.url}`),
  })
})

it('knows a path too much', async () => {
  server.on('POST /api/tasks', { status: 404, json: { error: 'NOT_FOUND', message: 'There is no such route.' } })
  await expect(ask()).rejects.toMatchObject({ hint: expect.stringContaining('without /api') })
})

it('explains the key to whoever gave none', async () => {
  const json = { error: 'IDEMPOTENCY_KEY_MISMATCH', message: 'response_schema differs.', detail: { differs: ['response_schema'] } }
  server.on('POST /api/tasks', { status: 409, json }, { status: 409, json })
  await expect(ask()).rejects.toMatchObject({ hint: expect.stringMatching(/No idempotencyKey was given.*another responseSchema/) })
  await expect(ask({ idempotencyKey: 'k' })).rejects.toMatchObject({ hint: expect.stringContaining('Use a new key for a new question') })
})

it.each([
  ['at a terminal', true, {}, 1],
  ['but not in a pipe', false, {}, 0],
  ['nor to whoever wants to know it', true, { onTask: () => undefined }, 0],
])('says where to answer, %s', async (_, isTTY, more, times) => {
  const before = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY')
  Object.defineProperty(process.stderr, 'isTTY', { value: isTTY, configurable: true })
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  server.on('POST /api/tasks', { status: 201, json: wireTask() })
  server.on('GET /api/tasks/task-1/poll', wirePoll('completed', { response: { approved: true } }))
  await ask(more)
  Object.defineProperty(process.stderr, 'isTTY', before ?? { value: undefined, configurable: true })
  expect(write.mock.calls.filter(([text]) => String(text).includes(`Answer it here: ${server.url}/tasks/`))).toHaveLength(times)
})
