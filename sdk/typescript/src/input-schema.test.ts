import { expect, it } from 'vitest'
import { awaitHumanInputSchema } from './input-schema.ts'

it('takes the options that are plain data and drops the rest', () => {
  const data = { task: 'Approve?', timeoutMs: 60_000, notify: ['slack:#ops'], redactPayload: true }
  expect(awaitHumanInputSchema.safeParse({ ...data, payload: {} })).toEqual({ success: true, data })
})

it('says what is wrong, each with its path', () => {
  const wrong = awaitHumanInputSchema.safeParse({ task: '', timeoutMs: 59_999.5, notify: [1], idempotencyKey: 7, redactPayload: 'no' })
  expect(wrong.success ? [] : wrong.error.issues.map(({ path }) => path?.[0])).toEqual([
    'task',
    'timeoutMs',
    'notify',
    'idempotencyKey',
    'redactPayload',
  ])
  expect(awaitHumanInputSchema.safeParse('x')).toMatchObject({ success: false })
})

it('describes itself', () => {
  expect(awaitHumanInputSchema['~standard'].jsonSchema?.input({ target: 'draft-2020-12' })).toMatchObject({
    required: ['task', 'timeoutMs'],
  })
})
