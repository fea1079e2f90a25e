import { expect, test } from 'vitest'
import { refusalOf } from './accept-invite.ts'

test.each([
  ['INVITE_NOT_FOUND', { over: true, message: expect.stringMatching(/opens nothing/) }],
  ['INVITE_ENDED', { over: true, message: expect.stringMatching(/has been used, or has run out/) }],
  ['RATE_LIMITED', { over: false, message: expect.stringMatching(/in 1 minute/) }],
  ['VALIDATION_FAILED', { over: false, message: null, password: 'Use 8 to 200 characters.' }],
  ['INTERNAL_ERROR', { over: false, message: expect.stringMatching(/failed on the server/) }],
])('%s is told plainly', (error, refusal) => {
  expect(refusalOf({ error }, 60)).toMatchObject(refusal)
})
