import { afterAll, describe, expect, test, vi } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { fetchMedia } from '#server/files/fetch-media.ts'
import { AGENT, answer, ask, someone } from '#server/tasks/test-tasks.ts'
import { type Receiver, startReceiver } from '#server/webhooks/test-receiver.ts'
import { startApi } from './test-http.ts'

vi.stubEnv('AWAITHUMANS_CALLBACK_ALLOW', '127.0.0.1')
// Ten kilobytes: what is larger need not be megabytes.
vi.stubEnv('AWAITHUMANS_MAX_UPLOAD_SIZE_MB', '0.01')

await useTestDatabase()
const api = await startApi()
const host = await startReceiver()
afterAll(async () => {
  await host[Symbol.asyncDispose]()
  await api[Symbol.asyncDispose]()
})

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const at = (path: string) => `http://${host.host}${path}`
const sends =
  (body: string | Buffer, type = 'image/png'): Receiver['answer'] =>
  (response) =>
    response.writeHead(200, { 'content-type': type }).end(body)

const media = (id: string, url: string, headers = {}) =>
  api.call('GET', `/api/tasks/${id}/media?${new URLSearchParams({ url })}`, undefined, headers)

async function refusal(id: string, url: string): Promise<{ status: number; error: string; message: string }> {
  const response = await media(id, url)
  return { status: response.status, ...(await response.json()) }
}

describe('a picture of another host', () => {
  test('comes through the server, for the browser to keep', async () => {
    host.answer = sends(PNG, 'application/octet-stream')
    const url = at('/scans/page%201.png?signature=a%2Bb&x="y"')
    const id = await ask({ payload: { pages: [{ url }] } })
    const read = await media(id, url)
    expect(Buffer.from(await read.arrayBuffer())).toEqual(PNG)
    expect(Object.fromEntries(read.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="page 1.png"; filename*=UTF-8''page%201.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=3600',
    })
    expect(host.received.at(-1)).toMatchObject({ path: '/scans/page%201.png?signature=a%2Bb&x=%22y%22' })
    expect(host.received.at(-1)?.headers).not.toHaveProperty('authorization')
    expect((await media(id, url, { 'if-none-match': read.headers.get('etag') ?? '' })).status).toBe(304)
  })

  test.each([
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml', 'attachment', /sandbox/],
    ['a PDF', '%PDF-1.7 …', 'application/pdf', 'inline', /object-src 'self'/],
  ])('may be %s, which runs nothing', async (_, body, type, shown, policy) => {
    host.answer = sends(body, type)
    const read = await media(await ask({ payload: { url: at('/a') } }), at('/a'))
    expect([read.status, read.headers.get('content-type')]).toEqual([200, type])
    expect(read.headers.get('content-disposition')).toMatch(new RegExp(`^${shown};`))
    expect(read.headers.get('content-security-policy')).toMatch(policy)
  })

  test.each<[string, Receiver['answer'], RegExp]>([
    ['a page that says it is a picture', sends('<!doctype html><script>alert(1)</script>'), /neither a picture nor a PDF/],
    ['words', sends('{"secret": 1}'), /neither a picture nor a PDF/],
    ['more than is taken', sends(Buffer.concat([PNG, Buffer.alloc(10_000)])), /is larger than 0.01 MB/],
  ])('is refused when it is %s', async (_, reply, words) => {
    host.answer = reply
    const id = await ask({ payload: { url: at('/a.png') } })
    expect(await refusal(id, at('/a.png'))).toMatchObject({ status: 502, error: 'MEDIA_REFUSED', message: expect.stringMatching(words) })
  })

  test('is not looked for in private networks, whatever leads there', async () => {
    host.answer = (response) => response.writeHead(302, { location: 'http://127.0.0.2/' }).end()
    for (const url of ['http://10.0.0.1/a.png', 'http://[::1]/a.png', at('/moved.png')])
      expect(await refusal(await ask({ payload: { url } }), url)).toMatchObject({
        status: 502,
        error: 'MEDIA_UNAVAILABLE',
        message: expect.stringContaining('is not a public address'),
      })
  })

  test('is asked for by few at once, and all are served', async () => {
    const held: (() => void)[] = []
    host.answer = (response) => void held.push(() => response.writeHead(200).end(PNG))
    const urls = Array.from({ length: 40 }, (_, index) => at(`/many/${index}.png`))
    const id = await ask({ payload: { urls } })
    const all = Promise.all(urls.map((url) => media(id, url)))
    for (let served = 0; served < urls.length;) {
      const wave = Math.min(6, urls.length - served)
      await vi.waitFor(() => expect(held.length).toBe(wave))
      served += wave
      held.splice(0).forEach((release) => release())
    }
    expect((await all).map(({ status }) => status)).toEqual(urls.map(() => 200))
  })
})

describe('what a task names', () => {
  test.each([
    ['its payload', { payload: { deep: [{ url: at('/a.png') }] } }],
    [
      'its form',
      {
        form_definition: {
          fields: [
            { kind: 'image', url: at('/a.png') },
            { kind: 'switch', name: 'approved' },
          ],
        },
      },
    ],
    ['its prefill', { initial_response: { reason: at('/a.png') } }],
    ['Markdown in it', { payload: { text_markdown: `Look:\n![“a”](${at('/a.png')} "title")` } }],
  ])('is in %s', async (_, question) => {
    host.answer = sends(PNG)
    expect((await media(await ask(question), at('/a.png'))).status).toBe(200)
  })

  test('is all that is fetched', async () => {
    host.answer = sends(PNG)
    const id = await ask({
      payload: { url: at('/named/a.png'), text: `see ${at('/b.png')}`, own: '/api/files/abc', data: 'data:image/png,' },
    })
    await answer(AGENT, id, { approved: true, reason: at('/answered.png') })
    const asked = host.received.length
    for (const url of [at('/named'), at('/named/a.pn'), at('/b.png'), at('/answered.png'), '/api/files/abc', 'data:image/png,', '\0'])
      expect(await refusal(id, url), url).toMatchObject({ status: 404, error: 'NOT_FOUND' })
    expect(await refusal('nope', at('/named/a.png'))).toMatchObject({ status: 404, error: 'TASK_NOT_FOUND' })
    expect(host.received.length).toBe(asked)
  })

  test('is for whoever may read the task', async () => {
    host.answer = sends(PNG)
    const [asked, stranger, operator] = [await someone('reviewer'), await someone('reviewer'), await someone('operator')]
    const url = at('/a.png')
    const taskId = await ask({ assign_to: { user_id: asked.person.id }, payload: { url } })
    const { signal } = new AbortController()
    for (const caller of [asked, operator, AGENT]) expect((await fetchMedia(caller, { taskId, url, signal })).mime).toBe('image/png')
    await expect(fetchMedia(stranger, { taskId, url, signal })).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
    expect((await fetch(`${api.url}/api/tasks/${taskId}/media?url=x`)).status).toBe(401)
  })

  test('must be asked for by GET and by name', async () => {
    const id = await ask()
    expect((await api.call('GET', `/api/tasks/${id}/media`)).status).toBe(422)
    const posted = await api.call('POST', `/api/tasks/${id}/media`, {})
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET'])
  })
})
