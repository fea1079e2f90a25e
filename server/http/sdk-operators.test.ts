import { afterAll, describe, expect, test } from 'vitest'
import { AwaitHumans } from '#sdk/index.ts'
import { AGENT, answer, ask } from '#server/tasks/test-tasks.ts'
import { startDeliverer } from '#server/webhooks/deliverer.ts'
import { untilDelivery, useDeliveries } from '#server/webhooks/test-deliveries.ts'
import { startReceiver } from '#server/webhooks/test-receiver.ts'
import { startApi, TOKEN } from './test-http.ts'

await useDeliveries()
const api = await startApi()
const deliverer = startDeliverer()
afterAll(async () => {
  await deliverer.stop()
  await api[Symbol.asyncDispose]()
})
const humans = new AwaitHumans({ url: api.url, apiKey: TOKEN })

describe('people', () => {
  test('are added, listed, changed and deleted', async () => {
    const ana = await humans.people.create({ email: 'Ana@example.com', displayName: 'Ana', pools: ['refunds'], isOperator: false })
    expect(ana).toMatchObject({ email: 'ana@example.com', displayName: 'Ana', pools: ['refunds'], isOperator: false, hasPassword: false })
    expect(ana.createdAt).toBeInstanceOf(Date)
    expect(ana.lastAssignedAt).toBeNull()
    expect((await humans.people.list({ pool: 'refunds', active: true })).map(({ id }) => id)).toEqual([ana.id])
    expect(await humans.people.list({ accessLevel: 'senior' })).toEqual([])
    expect(await humans.people.update(ana.id, { accessLevel: 'senior', displayName: undefined })).toMatchObject({
      accessLevel: 'senior',
      displayName: 'Ana',
    })
    expect((await humans.people.setPassword(ana.id, 'correct horse')).hasPassword).toBe(true)
    expect((await humans.people.clearPassword(ana.id)).hasPassword).toBe(false)
    await humans.people.delete(ana.id)
    await expect(humans.people.get(ana.id)).rejects.toMatchObject({ name: 'RequestError', status: 404 })
  })

  test('a refusal says why', async () => {
    await humans.people.create({ email: 'bo@example.com' })
    await expect(humans.people.create({ email: 'bo@example.com' })).rejects.toMatchObject({ status: 409 })
    await expect(humans.people.create({ displayName: 'Nobody' })).rejects.toThrow('Send `email`')
  })
})

test('keys are made, used, listed and revoked', async () => {
  const expiresAt = new Date(Date.now() + 60_000)
  const made = await humans.keys.create({ name: 'agent', scopes: ['tasks:write', 'tasks:read'], expiresAt })
  expect(made).toMatchObject({ name: 'agent', scopes: expect.arrayContaining(['tasks:read']), expiresAt, revokedAt: null })
  const agent = new AwaitHumans({ url: api.url, apiKey: made.key })
  expect((await agent.tasks.list()).tasks).toEqual([])
  await expect(agent.people.list()).rejects.toMatchObject({ name: 'RequestError', status: 403 })
  await humans.keys.revoke(made.id)
  expect((await humans.keys.list()).find(({ id }) => id === made.id)?.revokedAt).toBeInstanceOf(Date)
  await expect(agent.tasks.list()).rejects.toMatchObject({ status: 401 })
})

test('deliveries are read and sent again', async () => {
  expect(await humans.deliveries.list({ status: 'abandoned', limit: 5 })).toEqual([])
  await using receiver = await startReceiver((response) => response.writeHead(500).end('busy'))
  const taskId = await ask({ callback_url: receiver.url })
  await answer(AGENT, taskId)
  const { id } = await untilDelivery(taskId, ({ attempt_count }) => attempt_count === 1)
  expect(await humans.deliveries.list()).toMatchObject([{ id, taskId, status: 'pending', lastStatusCode: 500 }])
  const details = await humans.deliveries.get(id)
  expect(details).toMatchObject({ redacted: false, attempts: [{ statusCode: 500, answer: 'busy' }] })
  expect(details.attempts[0]?.startedAt).toBeInstanceOf(Date)
  expect(await humans.deliveries.redeliver(id)).toMatchObject({ id, status: 'pending' })
  await expect(humans.deliveries.get('nope')).rejects.toMatchObject({ name: 'RequestError', status: 404 })
  await expect(humans.deliveries.redeliver('nope')).rejects.toMatchObject({ status: 404 })
  expect(await humans.deliveries.redeliverFailed(new Date())).toBe(0)
  expect((await humans.deliveries.secrets())[0]).toMatch(/^whsec_/)
})

test('tasks are walked through, page by page', async () => {
  const ids = [await ask(), await ask(), await ask()]
  const found: string[] = []
  for await (const { id } of humans.tasks.iterate({ limit: 2 })) found.push(id)
  expect(found.slice(0, 3)).toEqual(ids.toReversed())
})
