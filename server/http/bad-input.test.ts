import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { ERROR_CODES } from '#server/domain/errors.ts'
import { openApiDocument } from './openapi.ts'
import { startApi } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

const VALID = {
  task: 'Refund?',
  payload: {},
  payload_schema: {},
  response_schema: { type: 'object', properties: { approved: { type: 'boolean' } } },
  timeout_seconds: 60,
  idempotency_key: 'k',
}

function deep(levels: number): unknown {
  return JSON.parse('['.repeat(levels) + ']'.repeat(levels))
}

async function problem(answered: Response) {
  const body = await answered.json()
  expect(Object.keys(body)).toEqual(expect.arrayContaining(['error', 'message', 'docs']))
  expect(ERROR_CODES).toContain(body.error)
  expect(JSON.stringify(body)).not.toMatch(/\bat .*\.(ts|js):\d+/)
  return { status: answered.status, ...body }
}

describe('bad input gets an error that says what is wrong', () => {
  test.each([
    ['not JSON', '{"task":', 422, 'json_invalid'],
    ['a list', '[]', 422, 'model_attributes_type'],
    ['an empty task', { ...VALID, task: '  ' }, 422, 'string_too_short'],
    ['an empty key', { ...VALID, idempotency_key: '' }, 422, 'string_too_short'],
    ['a time-out of 59 s', { ...VALID, timeout_seconds: 59 }, 422, 'greater_than_equal'],
    ['a time-out of 30 days and a second', { ...VALID, timeout_seconds: 2_592_001 }, 422, 'less_than_equal'],
    ['a fraction of a second', { ...VALID, timeout_seconds: 60.5 }, 422, 'int_from_float'],
    ['no time-out', { ...VALID, timeout_seconds: null }, 422, 'int_parsing'],
    ['a payload that is a list', { ...VALID, payload: [] }, 422, 'dict_type'],
    ['assign_to as text', { ...VALID, assign_to: 'ann@example.com' }, 422, 'dict_type'],
    ['metadata that is not text', { ...VALID, task_metadata: { n: 1 } }, 422, 'string_type'],
    ['a missing payload', { ...VALID, payload: undefined }, 422, 'missing'],
    ['half a character', { ...VALID, task_metadata: { source: '\ud83d' } }, 422, 'value_error'],
    ['a payload without end', { ...VALID, payload: { deep: deep(3_000) } }, 422, 'value_error'],
  ])('%s', async (_, body, status, type) => {
    const answered = await problem(await api.call('POST', '/api/tasks', body))
    expect(answered).toMatchObject({
      status,
      error: 'VALIDATION_FAILED',
      detail: [expect.objectContaining({ type, loc: expect.arrayContaining(['body']) })],
    })
    expect(answered.detail[0]).not.toHaveProperty('input')
  })

  test.each([
    ['GET', '/api/tasks/nope', {}, 404, 'TASK_NOT_FOUND'],
    ['GET', '/api/tasks/%00', {}, 404, 'TASK_NOT_FOUND'],
    ['GET', '/api/nowhere', {}, 404, 'NOT_FOUND'],
    ['PUT', '/api/tasks', {}, 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/api/tasks', { authorization: 'Bearer wrong' }, 401, 'UNAUTHENTICATED'],
    ['GET', '/api/tasks', { authorization: '' }, 401, 'UNAUTHENTICATED'],
    ['GET', '/api/tasks?limit=0', {}, 422, 'VALIDATION_FAILED'],
    ['GET', '/api/tasks?limit=201', {}, 422, 'VALIDATION_FAILED'],
    ['GET', '/api/tasks?status=Created', {}, 422, 'VALIDATION_FAILED'],
    ['GET', '/api/tasks?cursor=forged', {}, 422, 'VALIDATION_FAILED'],
    ['GET', '/api/tasks?q=%00', {}, 422, 'VALIDATION_FAILED'],
    ['GET', '/api/tasks?assigned_to=%00', {}, 422, 'VALIDATION_FAILED'],
    ['GET', '/api/tasks?pool=%00&role=%00', {}, 422, 'VALIDATION_FAILED'],
    ['POST', '/api/tasks/nope/claim', {}, 400, 'CLAIM_NEEDS_A_PERSON'],
  ])('%s %s', async (method, path, headers, status, error) => {
    expect(await problem(await api.call(method, path, undefined, headers))).toMatchObject({ status, error })
  })

  test('text/plain is not JSON, whatever is in it', async () => {
    expect(await problem(await api.call('POST', '/api/tasks', VALID, { 'content-type': 'text/plain' }))).toMatchObject({ status: 422 })
  })

  test.each([
    ['a name', { response: { 'a\0': 1 } }, 'RESPONSE_INVALID'],
    ['a text', { response: { a: '\ud83d' } }, 'RESPONSE_INVALID'],
    ['an answer without end', { response: { a: deep(3_000) } }, 'RESPONSE_INVALID'],
    ['a person', { response: {}, completed_by_email: '\0' }, 'VALIDATION_FAILED'],
    ['a channel', { response: {}, completed_via_channel: '\0' }, 'VALIDATION_FAILED'],
  ])('%s that cannot be stored is refused when a task is answered', async (_, answer, error) => {
    const sent = { ...VALID, response_schema: { type: 'object' }, idempotency_key: `answered ${Math.random()}` }
    const { id } = await (await api.call('POST', '/api/tasks', sent)).json()
    expect(await problem(await api.call('POST', `/api/tasks/${id}/complete`, answer))).toMatchObject({ status: 422, error })
  })

  test('a body over the limit is refused, declared or not', async () => {
    const big = JSON.stringify({ ...VALID, payload: { text: 'x'.repeat(5_000_001) } })
    expect(await problem(await api.call('POST', '/api/tasks', big))).toMatchObject({ status: 413, error: 'PAYLOAD_TOO_LARGE' })
    const stream = new Blob([big]).stream()
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: stream, duplex: 'half' }
    expect(await problem(await fetch(`${api.url}/api/tasks`, init as RequestInit))).toMatchObject({ status: 413 })
  })

  test('what is wrong with a password is said without repeating it', async () => {
    const answered = await api.call('POST', '/api/setup/operator', { token: 'x', email: 'not an email', password: 'short77' })
    const text = await answered.text()
    expect([answered.status, text.includes('short77')]).toEqual([422, false])
  })
})

type Operation = { parameters: { name: string; in: string }[]; requestBody?: unknown }

const operations = Object.entries(openApiDocument().paths as Record<string, Record<string, Operation>>)
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })))
  // Its rate limit would answer every request after the thirtieth; its own tests are with the rest of setup.
  .filter(({ path }) => path !== '/api/setup/operator')

/** Bodies near enough to the right ones to get past the first check, and far enough from them to find the next. */
const member = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.string({ unit: 'binary' }), fc.constantFrom('', '\0', '9'.repeat(400), -1, 1e308))
const body = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc
    .tuple(
      fc.constantFrom(
        ...Object.keys(VALID),
        'response',
        'assign_to',
        'notify',
        'verifier_config',
        'initial_response',
        'task_metadata',
        'form_definition',
        'callback_url',
      ),
      member,
    )
    .map(([key, value]) => ({ ...VALID, idempotency_key: `k${Math.random()}`, response: {}, [key]: value })),
)

describe('no input makes the server fail', () => {
  test.each(operations)('$method $path', async ({ path, method, operation }) => {
    const query = operation.parameters.filter((each) => each.in === 'query').map(({ name }) => name)
    const queries = query.length ? fc.dictionary(fc.constantFrom(...query), fc.string({ unit: 'binary', maxLength: 20 })) : fc.constant({})
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 70 }), queries, body, async (id, search, sent) => {
        // A poll that finds its task waits; none of these ids exist, and one second keeps a lucky one short.
        const params = new URLSearchParams({ ...search, ...(query.includes('timeout') ? { timeout: '1' } : {}) })
        const url = path.replace(/\{\w+\}/, encodeURIComponent(Buffer.from(id).toString())) + (params.size ? `?${params}` : '')
        const answered = await api.call(method, url, operation.requestBody ? sent : undefined)
        expect(answered.status, await answered.text()).toBeLessThan(500)
      }),
      { numRuns: 60 },
    )
  })
})
