import { expect, test } from 'vitest'
import { settledBody } from './settled-body.ts'

const TASK = {
  id: '4f8a2c1e9b',
  idempotency_key: 'refund:order-12345',
  status: 'completed',
  response: { approved: true, notes: 'café' },
  completed_at: new Date('2026-05-12T08:05:23.456Z'),
  timed_out_at: null,
  completed_by_email: 'alice@acme.com',
  completed_via_channel: 'dashboard',
  verification_attempt: 1,
}

test('is the recorded bytes, in UTC with its offset', () => {
  expect(settledBody(TASK)).toBe(
    '{"task_id":"4f8a2c1e9b","idempotency_key":"refund:order-12345","status":"completed","response":{"approved":true,"notes":"caf\\u00e9"},"completed_at":"2026-05-12T08:05:23.456000+00:00","timed_out_at":null,"completed_by_email":"alice@acme.com","completed_via_channel":"dashboard","verification_attempt":1}',
  )
})

test('keeps the order of the answer, and escapes everything that is not ASCII', () => {
  const body = settledBody({ ...TASK, response: { z: 1, a: { y: '😀', b: '\x7f' }, м: 'ü' } })
  expect(body).toContain('"response":{"z":1,"a":{"y":"\\ud83d\\ude00","b":"\\u007f"},"\\u043c":"\\u00fc"}')
  expect(JSON.parse(body).response).toEqual({ z: 1, a: { y: '😀', b: '\x7f' }, м: 'ü' })
})

test('says null of what did not happen', () => {
  const nothing = { response: null, completed_at: null, completed_by_email: null, completed_via_channel: null, verification_attempt: 0 }
  expect(settledBody({ ...TASK, ...nothing, status: 'cancelled' })).toBe(
    '{"task_id":"4f8a2c1e9b","idempotency_key":"refund:order-12345","status":"cancelled","response":null,"completed_at":null,"timed_out_at":null,"completed_by_email":null,"completed_via_channel":null,"verification_attempt":0}',
  )
})
