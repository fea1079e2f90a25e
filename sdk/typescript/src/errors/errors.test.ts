import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import * as awaithumans from '../index.ts'
import { AwaitHumansError } from './awaithumans-error.ts'
import { WebhookVerificationError } from './webhook-errors.ts'

const { TaskTimeoutError, ServerUnreachableError } = awaithumans

/** The published classes with their binding codes and pages, then ours. */
const errors: [AwaitHumansError, string, string][] = [
  [new TaskTimeoutError('t', 60_000), 'TIMEOUT_EXCEEDED', '/troubleshooting#timeout'],
  [new awaithumans.SchemaValidationError('payload', 'd'), 'SCHEMA_VALIDATION_FAILED', '/troubleshooting#schema-validation'],
  [new awaithumans.TimeoutRangeError(1), 'TIMEOUT_OUT_OF_RANGE', '/troubleshooting#timeout-range'],
  [new awaithumans.TaskAlreadyTerminalError('i', 'completed'), 'TASK_ALREADY_TERMINAL', '/troubleshooting#task-already-terminal'],
  [new awaithumans.VerificationExhaustedError('t', 3), 'VERIFICATION_EXHAUSTED', '/troubleshooting#verification-exhausted'],
  [new awaithumans.MarketplaceNotAvailableError(), 'MARKETPLACE_NOT_AVAILABLE', '/community/roadmap#marketplace'],
  [new awaithumans.TaskNotFoundError('i'), 'TASK_NOT_FOUND', '/troubleshooting#task-not-found'],
  [new awaithumans.TaskCancelledError('t'), 'TASK_CANCELLED', '/troubleshooting#task-cancelled'],
  [new awaithumans.TaskCreateError(500, 'b'), 'TASK_CREATE_FAILED', '/troubleshooting#task-create-failed'],
  [new awaithumans.PollError('i', 500, 'b'), 'POLL_FAILED', '/troubleshooting#poll-failed'],
  [new ServerUnreachableError('u', new Error('c')), 'SERVER_UNREACHABLE', '/troubleshooting#server-unreachable'],
  [new awaithumans.IdempotencyMismatchError('k', ['task'], ''), 'IDEMPOTENCY_KEY_MISMATCH', '/troubleshooting#idempotency-key-mismatch'],
  [new awaithumans.ResponseRedactedError('t'), 'RESPONSE_REDACTED', '/troubleshooting#response-redacted'],
  [new awaithumans.UnsupportedSchemaError('responseSchema', 'd'), 'SCHEMA_UNSUPPORTED', '/troubleshooting#schema-unsupported'],
  [new awaithumans.RequestError('Reading', 500, 'b'), 'REQUEST_FAILED', '/troubleshooting#request-failed'],
  [new awaithumans.EmbedTokenError(500, 'b'), 'EMBED_TOKEN_FAILED', '/troubleshooting#embed-token-failed'],
  [new awaithumans.WaitAbortedError('i', false), 'WAIT_ABORTED', '/troubleshooting#wait-aborted'],
  [new WebhookVerificationError('signature', 'h', 'd'), 'WEBHOOK_INVALID', '/troubleshooting#webhook-invalid'],
  [new awaithumans.FeatureNotAvailableError('x'), 'FEATURE_NOT_AVAILABLE', '/community/roadmap'],
]

describe.each(errors)('%s', (error, code, page) => {
  it('has its own name, code and page, and says all of it', () => {
    expect(error).toBeInstanceOf(AwaitHumansError)
    expect([error.name, error.code, error.docsUrl]).toEqual([error.constructor.name, code, `https://docs.awaithumans.dev${page}`])
    const [headline, ...rest] = error.message.split('\n\n')
    expect(headline).toBeTruthy()
    expect(rest.join('\n\n')).toBe(`${error.hint}\n\nDocs: ${error.docsUrl}`)
    expect(error.hint).toBeTruthy()
  })
})

it('carries what is known, and nothing that is not', () => {
  const cause = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })
  const error = new ServerUnreachableError('http://h', cause).with({ attempts: 5, requestId: undefined })
  expect(error).toMatchObject({ url: 'http://h', attempts: 5 })
  expect(error.cause).toBe(cause)
  expect('requestId' in error).toBe(false)
  expect(error.hint).toContain('fetch failed (connect ECONNREFUSED)')
})

it('is printed once, whole, under its own name', () => {
  const text = inspect(new TaskTimeoutError('Approve?', 60_000).with({ taskId: 'task-1' }))
  expect(text).toMatch(/^TaskTimeoutError: Nobody answered "Approve\?" within 60 seconds\.\n\n/)
  expect(text.match(/Nobody answered/g)).toHaveLength(1)
  expect(text).toContain("taskId: 'task-1'")
})

it('keeps reserved names for later', async () => {
  await expect(awaithumans.awaitAgent()).rejects.toThrow('awaitAgent() is reserved')
  await expect(awaithumans.awaitAny()).rejects.toThrow('awaitAny() is reserved')
})
