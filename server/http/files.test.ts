import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { openFile } from '#server/files/open-file.ts'
import { uploadFile } from '#server/files/upload-file.ts'
import { AGENT, answer, ask, count, someone } from '#server/tasks/test-tasks.ts'
import { startApi, TOKEN } from './test-http.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

const FORM = { fields: [{ kind: 'file_upload', name: 'scans', accept: ['image/*', '.txt'], multiple: true }] }
const SCHEMA = { type: 'object', properties: { scans: { type: 'array' } }, required: ['scans'] }

/** The head of a PNG of that size: what tells browsers how much memory to take. */
function png(width: number, height: number): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(25)
  header.writeUInt32BE(13, 0)
  header.write('IHDR', 4, 'latin1')
  header.writeUInt32BE(width, 8)
  header.writeUInt32BE(height, 12)
  return new Uint8Array(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), header, deflateSync(Buffer.alloc(64))]))
}

const PICTURE = png(4, 4)
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))

type Uploaded = { file_id: string; name: string; mime: string; size: number; url: string; error?: string; message?: string }

function send(path: string, body: RequestInit['body'], headers: Record<string, string> = {}): Promise<Response> {
  return fetch(api.url + path, { method: 'POST', headers: { authorization: `Bearer ${TOKEN}`, ...headers }, body: body ?? null })
}

async function upload(
  taskId: string,
  { name, type, bytes }: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<Uploaded> {
  const form = new FormData()
  form.set('file', new File([bytes], name, { type }))
  form.set('task_id', taskId)
  return (await send('/api/files', form)).json()
}

const get = (path: string) => fetch(api.url + path, { headers: { authorization: `Bearer ${TOKEN}` } })

describe('uploading', () => {
  test('a file comes back as it was sent, shown only if nothing in it can run', async () => {
    const id = await ask({ response_schema: SCHEMA, form_definition: FORM })
    const file = await upload(id, { name: 'C:\\scans\\“é”.png', type: 'image/png', bytes: PICTURE })
    expect(file).toEqual({
      file_id: expect.any(String),
      name: '“é”.png',
      mime: 'image/png',
      size: PICTURE.length,
      url: `/api/files/${file.file_id}`,
    })
    const read = await get(file.url)
    expect(new Uint8Array(await read.arrayBuffer())).toEqual(PICTURE)
    expect(Object.fromEntries(read.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="___.png"; filename*=UTF-8''%E2%80%9C%C3%A9%E2%80%9D.png`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, max-age=3600',
    })
    expect(
      (await fetch(api.url + file.url, { headers: { authorization: `Bearer ${TOKEN}`, 'if-none-match': read.headers.get('etag') ?? '' } }))
        .status,
    ).toBe(304)
  })

  test('the bytes themselves can be the body', async () => {
    const id = await ask({ response_schema: SCHEMA, form_definition: FORM })
    const sent = await send(`/api/files?name=notes.txt&task_id=${id}`, bytesOf('plain words'), {
      'content-type': 'text/plain; charset=utf-8',
    })
    expect([sent.status, await sent.json()]).toEqual([201, expect.objectContaining({ name: 'notes.txt', mime: 'text/plain', size: 11 })])
  })

  test.each([
    ['a script that says it is a picture', 'a.png', 'image/png', '<!-- x --><script>alert(1)</script>', 'text/html'],
    ['a drawing', 'a.svg', 'image/svg+xml', '<?xml version="1.0"?><svg onload="alert(1)"/>', 'image/svg+xml'],
    ['a page', 'a.html', 'text/html', 'no markup, but served as a page it would be one', 'application/octet-stream'],
    ['nothing that is known', 'a.png', 'image/png', 'just text', 'application/octet-stream'],
    [
      'an office document',
      'a.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'PK\x03\x04…',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('%s is told by its bytes, and downloaded instead of shown', async (_, name, type, text, mime) => {
    const file = await upload(await ask(), { name, type, bytes: bytesOf(text) })
    expect(file.mime).toBe(mime)
    expect((await get(file.url)).headers.get('content-disposition')).toMatch(/^attachment;/)
  })

  test.each([
    ['a picture that unfolds to gigabytes', png(60_000, 60_000), /60000 × 60000 pixels/],
    ['nothing', new Uint8Array(0), /It is empty/],
  ])('%s is refused', async (_, bytes, message) => {
    expect(await upload(await ask(), { name: 'a.png', type: 'image/png', bytes })).toMatchObject({
      error: 'VALIDATION_FAILED',
      message: expect.stringMatching(message),
    })
  })

  test('too much is refused by the size of files, not of answers', async () => {
    const six = await send('/api/files?name=a.txt', new Uint8Array(6_000_000).fill(97), { 'content-type': 'text/plain' })
    expect(six.status).toBe(201)
    const eleven = await send('/api/files?name=a.txt', new Uint8Array(11_000_000).fill(97), { 'content-type': 'text/plain' })
    expect([eleven.status, (await eleven.json()).error]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
  })

  test('all files of one task have a limit together', async () => {
    const id = await ask()
    const file = await upload(id, { name: 'a.txt', type: 'text/plain', bytes: bytesOf('abc') })
    await pool().query('UPDATE files SET size = 100000000 WHERE id = $1', [file.file_id])
    await expect(uploadFile(AGENT, { name: 'a.txt', mime: 'text/plain', bytes: bytesOf('a'), taskId: id })).rejects.toMatchObject({
      code: 'PAYLOAD_TOO_LARGE',
    })
  })

  test('other methods are refused by name', async () => {
    const deleted = await api.call('DELETE', '/api/files/x')
    expect([deleted.status, deleted.headers.get('allow')]).toEqual([405, 'GET'])
  })

  test('needs a caller, a file and a task that is open', async () => {
    expect((await fetch(`${api.url}/api/files`, { method: 'POST', body: 'x' })).status).toBe(401)
    expect(await (await send('/api/files', new FormData())).json()).toMatchObject({ error: 'VALIDATION_FAILED' })
    expect(await upload('nope', { name: 'a.png', type: 'image/png', bytes: PICTURE })).toMatchObject({ error: 'TASK_NOT_FOUND' })
    const done = await ask()
    await answer(AGENT, done)
    expect(await upload(done, { name: 'a.png', type: 'image/png', bytes: PICTURE })).toMatchObject({ error: 'TASK_ALREADY_TERMINAL' })
  })
})

describe('an answer with files', () => {
  test('names what was uploaded; agents get the bytes inline unless they ask for addresses', async () => {
    const id = await ask({ response_schema: SCHEMA, form_definition: FORM })
    const { url, ...scan } = await upload(id, { name: 'a.png', type: 'image/png', bytes: PICTURE })
    const inline = { name: 'b.txt', mime: 'text/plain', size: 3, data: 'data:text/plain;base64,YWJj' }
    await answer(AGENT, id, { scans: [scan, inline] })
    const data = `data:image/png;base64,${Buffer.from(PICTURE).toString('base64')}`
    const expected = { scans: [{ name: 'a.png', mime: 'image/png', size: PICTURE.length, data }, inline] }
    expect((await (await get(`/api/tasks/${id}/poll`)).json()).response).toEqual(expected)
    expect((await (await get(`/api/tasks/${id}`)).json()).response).toEqual(expected)
    const [listed] = await (await get('/api/tasks?status=completed&limit=1')).json()
    expect(listed.response.scans[0]).toEqual({ ...scan, url })
    expect((await (await get(`/api/tasks/${id}/poll?files=reference`)).json()).response.scans[0]).toEqual({
      ...scan,
      url: `http://localhost:3001${url}`,
    })
  })

  test.each<[string, (file: Uploaded) => object, RegExp]>([
    ['somebody else’s upload', (file) => ({ ...file, file_id: 'f'.repeat(32) }), /not uploaded to this task/],
    ['a wrong size', (file) => ({ ...file, size: 1 }), /The upload has/],
    ['a wrong type', (file) => ({ ...file, mime: 'image/jpeg' }), /The upload has/],
  ])('is refused for %s', async (_, change, message) => {
    const id = await ask({ response_schema: SCHEMA, form_definition: FORM })
    const file = await upload(id, { name: 'a.png', type: 'image/png', bytes: PICTURE })
    await expect(answer(AGENT, id, { scans: [change(file)] })).rejects.toMatchObject({
      code: 'RESPONSE_INVALID',
      extra: { errors: [{ path: '/scans/0', message: expect.stringMatching(message) }] },
    })
  })

  test('is refused when the bytes inside are not what they say, or run', async () => {
    const form_definition = { fields: [...FORM.fields, { kind: 'signature', name: 'signed', format: 'svg' }] }
    const id = await ask({ response_schema: { type: 'object' }, form_definition })
    const data = (mime: string, text: string) => `data:${mime};base64,${Buffer.from(text).toString('base64')}`
    const html = '<script>alert(1)</script>'
    const file = { name: 'a.png', mime: 'image/png', size: html.length, data: data('image/png', html) }
    const signed = data('image/svg+xml', '<svg><script>alert(1)</script></svg>')
    await expect(answer(AGENT, id, { scans: [file], signed })).rejects.toMatchObject({
      extra: {
        errors: [
          { path: '/scans/0', message: 'Says it is image/png and is text/html.' },
          { path: '/signed', message: 'The drawing contains a script.' },
        ],
      },
    })
  })
})

describe('who may', () => {
  test('read a file is who may read its task, or uploaded it', async () => {
    const [asked, stranger, operator] = [await someone('reviewer'), await someone('reviewer'), await someone('operator')]
    const id = await ask({ assign_to: { user_id: asked.person.id } })
    const file = await uploadFile(asked, { name: 'a.png', mime: 'image/png', bytes: PICTURE, taskId: id })
    for (const caller of [asked, operator, AGENT]) expect((await openFile(caller, file.file_id)).bytes.length).toBe(PICTURE.length)
    await expect(openFile(stranger, file.file_id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(openFile({ kind: 'key', keyId: 'k', name: 'writer', scopes: ['tasks:write'] }, file.file_id)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(openFile(operator, "'; DROP TABLE files; --")).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('upload is who may answer the task; without one, who may create tasks', async () => {
    const stranger = await someone('reviewer')
    const file = { name: 'a.png', mime: 'image/png', bytes: PICTURE }
    await expect(uploadFile(stranger, { ...file, taskId: await ask() })).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
    await expect(uploadFile(stranger, { ...file, taskId: null })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  test('an agent’s evidence can be seen by whoever is asked the question that shows it', async () => {
    const asked = await someone('reviewer')
    const file = await uploadFile(AGENT, { name: 'a.png', mime: 'image/png', bytes: PICTURE, taskId: null })
    await expect(openFile(asked, file.file_id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await ask({ assign_to: { user_id: asked.person.id }, payload: { scan: file.url } })
    expect((await openFile(asked, file.file_id)).name).toBe('a.png')
  })
})

describe('files go', () => {
  const FILES = (id: string): [string, unknown[]] => ['files WHERE id = $1', [id]]

  test('with the last task that uses them', async () => {
    const file = await uploadFile(AGENT, { name: 'a.png', mime: 'image/png', bytes: PICTURE, taskId: null })
    const [one, other] = [await ask({ payload: { scan: file.url } }), await ask({ payload: { scan: file.url } })]
    await api.call('DELETE', `/api/tasks/${one}`)
    expect(await count(...FILES(file.file_id))).toBe(1)
    await api.call('DELETE', `/api/tasks/${other}`)
    expect(await count(...FILES(file.file_id))).toBe(0)
  })

  test('with an answer that is erased, while the evidence stays', async () => {
    const evidence = await uploadFile(AGENT, { name: 'a.png', mime: 'image/png', bytes: PICTURE, taskId: null })
    const id = await ask({ payload: { scan: evidence.url } })
    const scan = await upload(id, { name: 'b.png', type: 'image/png', bytes: PICTURE })
    await pool().query('UPDATE tasks SET response = NULL, response_redacted_at = now() WHERE id = $1', [id])
    expect([await count(...FILES(scan.file_id)), await count(...FILES(evidence.file_id))]).toEqual([0, 1])
  })

  test('after a week when no task ever used them', async () => {
    const file = await uploadFile(AGENT, { name: 'a.png', mime: 'image/png', bytes: PICTURE, taskId: null })
    await pool().query("UPDATE files SET created_at = now() - interval '8 days' WHERE id = $1", [file.file_id])
    await uploadFile(AGENT, { name: 'b.png', mime: 'image/png', bytes: PICTURE, taskId: null })
    expect(await count(...FILES(file.file_id))).toBe(0)
  })
})
