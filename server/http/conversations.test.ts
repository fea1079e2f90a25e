import { afterAll, expect, it } from 'vitest'
import { conversations, converse } from '#sdk/testing/converse.fixture.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { startApi } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

// The humans for tests of the SDKs are held to the same file: what they say is what the server says.
it.each(conversations)('$of', async (conversation) => {
  expect(await converse(api.call, conversation)).toBe(conversation.steps.length)
})
