import { expect, it } from 'vitest'
import { conversations, converse } from './converse.fixture.ts'
import { inMemoryServer } from './in-memory-server.ts'
import { World } from './world.ts'

it.each(conversations)('the test client answers as the server does: $of', async (conversation) => {
  const server = inMemoryServer(new World(Date.now(), () => undefined))
  const call = (method: string, path: string, body: unknown) =>
    server(`http://humans.test${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
  expect(await converse(call, conversation)).toBe(conversation.steps.length)
})
