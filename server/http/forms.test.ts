import { afterAll, describe, expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { newId } from '#server/domain/ids.ts'
import { awaitHuman } from '#sdk/await-human.ts'
import { currency, fileUpload, form, longText, multiSelect, singleSelect, table, toggle } from '#sdk/forms.ts'
import { startApi, TOKEN } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

const SCHEMA = { type: 'object', properties: { ok: { type: 'boolean' }, why: { type: 'string' } }, required: ['ok'] }

async function create(form_definition: unknown, response_schema: object = SCHEMA) {
  const question = {
    task: 'Publish?',
    payload: {},
    payload_schema: {},
    response_schema,
    form_definition,
    timeout_seconds: 90,
    idempotency_key: newId(),
  }
  const answer = await api.call('POST', '/api/tasks', question)
  return { status: answer.status, body: await answer.json() }
}

const complete = async (id: string, response: object) => {
  const answer = await api.call('POST', `/api/tasks/${id}/complete`, { response })
  return { status: answer.status, body: await answer.json() }
}

describe('a form over HTTP', () => {
  test('that nobody could fill in is refused with a pointer to each mistake, and no task is made', async () => {
    const fields = [
      { kind: 'switch', name: 'ok' },
      {
        kind: 'single_select',
        name: 'why',
        options: [
          { value: 'a', label: 'A' },
          { value: 'a', label: 'B' },
        ],
      },
      { kind: 'slider', name: 'n', min: 5, max: 1 },
    ]
    expect(await create({ fields })).toMatchObject({
      status: 422,
      body: {
        error: 'FORM_INVALID',
        docs: expect.stringContaining('#form-invalid'),
        errors: [
          { path: '/form_definition/fields/1/options/1/value', message: '"a" is there twice.' },
          { path: '/form_definition/fields/2/max', message: 'Must be more than min.' },
        ],
      },
    })
    expect(await (await api.call('GET', '/api/tasks')).json()).toEqual([])
  })

  test('that cannot give what the response schema requires is refused', async () => {
    const { status, body } = await create({ fields: [{ kind: 'slider', name: 'ok' }] })
    expect([status, body.error, body.message]).toEqual([422, 'FORM_INVALID', expect.stringContaining('"slider" answers with number')])
  })

  test('is kept as it was sent, and judges the answer before the schema does', async () => {
    const definition = {
      fields: [
        { kind: 'switch', name: 'ok', mine: 1 },
        { kind: 'long_text', name: 'why', required: true, min_length: 10 },
      ],
    }
    const { body: task } = await create(definition)
    expect(task.form_definition).toEqual(definition)
    expect(await complete(task.id, { ok: true, why: 'short' })).toMatchObject({
      status: 422,
      body: { error: 'RESPONSE_INVALID', errors: [{ path: '/why', message: 'Must be at least 10 characters.' }] },
    })
    expect((await complete(task.id, { ok: true })).body.errors).toEqual([{ path: '/why', message: 'This is required.' }])
    expect((await complete(task.id, { ok: true, why: 'long enough' })).body.status).toBe('completed')
  })
})

describe('a form of awaithumans/forms', () => {
  const review = form({
    publish: toggle({ label: 'Publish it?' }),
    tone: singleSelect({ options: ['friendly', ['formal', 'As in a letter']] }),
    topics: multiSelect({ options: ['a', 'b'], maxCount: 1 }),
    fee: currency({ currencyCode: 'EUR', minimum: 0, required: false }),
    lines: table({ columns: { sku: {}, quantity: { kind: 'number', minValue: 1 } } }),
    scans: fileUpload({ multiple: true, required: false }),
    note: longText({ required: false }),
  })

  test('asks, is answered, and gives the typed answer, files included', async () => {
    const waiting = awaitHuman({
      task: 'Publish?',
      payloadSchema: {},
      payload: {},
      responseSchema: review,
      timeoutMs: 60_000,
      serverUrl: api.url,
      apiKey: TOKEN,
      onTask: async ({ id }) => {
        const upload = await api.call('POST', `/api/files?name=a.txt&task_id=${id}`, 'abc', { 'content-type': 'text/plain' })
        const { url: _url, ...scan } = await upload.json()
        const answer = { publish: true, tone: 'formal', topics: ['b'], lines: [{ sku: 'A', quantity: 2 }], scans: [scan] }
        expect((await complete(id, { ...answer, tone: 'rude' })).status).toBe(422)
        expect((await complete(id, answer)).status).toBe(200)
      },
    })
    const { publish, tone, fee, scans } = await waiting
    expect([publish, tone, fee, scans]).toEqual([
      true,
      'formal',
      undefined,
      [{ name: 'a.txt', mime: 'text/plain', size: 3, data: 'data:text/plain;base64,YWJj' }],
    ])
  })
})
