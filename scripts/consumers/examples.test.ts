import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildSdk } from '#scripts/building/prepare.ts'
import { anyFreePort } from '#scripts/launcher/ports.ts'
import { pool } from '#server/db/client.ts'
import { startApi, TOKEN } from '#server/http/test-http.ts'
import { AGENT, answer } from '#server/tasks/test-tasks.ts'
import { startDeliverer } from '#server/webhooks/deliverer.ts'
import { useDeliveries } from '#server/webhooks/test-deliveries.ts'

await useDeliveries()
const api = await startApi()
const deliverer = startDeliverer()
afterAll(async () => {
  await deliverer.stop()
  await api[Symbol.asyncDispose]()
})
// As their readers run them: with the built package.
beforeAll(buildSdk, 120_000)

/** A program of its own has to start, on a machine on which all others start too. */
const PATIENCE = { timeout: 30_000 }

const FOLDER = 'sdk/typescript/examples'
const TESTED = ['content-review.ts', 'kyc.ts', 'many-approvals.ts', 'refund.ts', 'resume.ts', 'tool-approval.ts', 'webhook-receiver.ts']

type Running = { process: ChildProcess; lines: () => string[]; done: () => Promise<string[]> }

function start(name: string, args: string[], more: Record<string, string> = {}): Running {
  const env = { ...process.env, AWAITHUMANS_URL: api.url, AWAITHUMANS_ADMIN_API_TOKEN: TOKEN, ...more }
  const child = spawn(process.execPath, ['--import', 'tsx', join(FOLDER, name), ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  // From the start: it may have ended before anybody waits for it.
  const closed = once(child, 'close')
  const lines = () => said.trim().split('\n').filter(Boolean)
  const done = async () => {
    await closed
    expect(child.exitCode).toBe(0)
    return lines()
  }
  return { process: child, lines, done }
}

/** The task with this key, once an agent has asked. */
function asked(key: string): Promise<string> {
  return vi.waitFor(async () => {
    const { rows } = await pool().query<{ id: string }>('SELECT id FROM tasks WHERE idempotency_key = $1', [key])
    if (!rows[0]) throw new Error(`nobody has asked ${key}`)
    return rows[0].id
  }, PATIENCE)
}

async function person(key: string, response: Record<string, unknown>): Promise<void> {
  await answer(AGENT, await asked(key), response)
}

test('every example is tested', () => {
  expect(readdirSync(FOLDER)).toEqual(TESTED)
})

test('refund: the same key, the same answer', async () => {
  const first = start('refund.ts', ['refund-1'])
  await person('refund-1', { approved: true })
  expect(await first.done()).toEqual([expect.stringContaining('Answer it here: http'), 'Approved: {"approved":true}'])
  expect((await start('refund.ts', ['refund-1']).done())[1]).toBe('Approved: {"approved":true}')
}, 60_000)

test('content-review: what comes back is what the person made of it', async () => {
  const running = start('content-review.ts', ['review-1'])
  await person('review-1', { verdict: 'send', subject: 'Our new lamp', body: 'It is the brightest lamp that we have made.' })
  expect(await running.done()).toEqual(['Sent "Our new lamp", edited: body'])
}, 60_000)

test('kyc: a document with pictures', async () => {
  const running = start('kyc.ts', ['kyc-1'])
  await person('kyc-1', { same_person: true, quality: 'good', note: 'Checked twice' })
  expect(await running.done()).toEqual(['Verified: Checked twice'])
}, 60_000)

test('tool-approval: a person between a model and its tools', async () => {
  const yes = start('tool-approval.ts', ['yes'])
  const no = start('tool-approval.ts', ['no'])
  await person('yes:call-1', { approved: true })
  await person('no:call-1', { approved: false, instead: 'Ask me in May.' })
  expect(await yes.done()).toEqual(['Done: paid 1200 to Lamps Ltd'])
  expect(await no.done()).toEqual(['Done: A person said no. Ask me in May.'])
}, 60_000)

test('many-approvals: handled as they are answered', async () => {
  const running = start('many-approvals.ts', ['post'])
  await asked('post:3')
  await person('post:3', { verdict: 'publish' })
  await vi.waitFor(() => expect(running.lines()).toEqual(['publish: Ten ideas for your living room']), PATIENCE)
  await person('post:1', { verdict: 'publish' })
  await person('post:2', { verdict: 'reject' })
  expect((await running.done()).slice(1).sort()).toEqual(['publish: Our new lamp is here!', 'reject: Buy now!!! Best price!!!'])
}, 60_000)

test('resume: killed between two steps, it goes on from there', async () => {
  const journal = join(mkdtempSync(join(tmpdir(), 'awaithumans-example-')), 'journal')
  const first = start('resume.ts', ['run-7', journal])
  await asked('run-7:legal')
  first.process.kill('SIGKILL')
  await once(first.process, 'close')
  expect(first.lines()).toEqual(['Contract drafted'])
  await person('run-7:legal', { approved: true })
  const second = start('resume.ts', ['run-7', journal])
  await person('run-7:sign', { approved: true })
  expect(await second.done()).toEqual(['Contract sent', 'Contract signed'])
  expect(readFileSync(journal, 'utf8')).toBe('run-7 draft\nrun-7 send\nrun-7 sign\n')
}, 60_000)

test('webhook-receiver: asked without waiting, called by the server, acts once', async () => {
  const port = String(await anyFreePort())
  const url = `http://127.0.0.1:${port}`
  const receiver = start('webhook-receiver.ts', [], { PORT: port, PUBLIC_URL: url })
  await vi.waitFor(() => expect(receiver.lines()).toEqual([`Listening on ${url}`]), PATIENCE)
  const result = async (path: string, method = 'GET') =>
    (await fetch(url + path, { method, ...(method === 'POST' && { body: '{}', headers: { 'content-type': 'application/json' } }) })).json()
  const { task } = (await result('/refunds/A-1', 'POST')) as { task: string }
  await answer(AGENT, task)
  await vi.waitFor(async () => expect(await result('/refunds/A-1')).toEqual({ result: 'refunded' }), PATIENCE)
  // What nobody has signed says nothing.
  expect(await result('/answers', 'POST')).toEqual({ detail: expect.stringContaining('signature') })
  receiver.process.kill()
  await once(receiver.process, 'close')
}, 60_000)
