import type { Env, Hono } from 'hono'
import type { Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { isShowable } from '#server/domain/sniff.ts'
import { openFile, type OpenFile } from '#server/files/open-file.ts'
import { uploadFile, type UploadedFile } from '#server/files/upload-file.ts'
import { contextOf } from './context.ts'

/** Seconds. A file never changes, but who may read it can: an hour after being taken off a task nobody has it any more. */
const MAX_AGE = 3_600

async function callerOf(request: Request): Promise<Caller> {
  const { caller } = await contextOf(request)
  if (!caller) throw new DomainError('UNAUTHENTICATED', 'This call needs a token or a signed-in person.', { detail: 'Not authenticated' })
  return caller
}

function refuse(msg: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `body: ${msg}`, { detail: [{ type: 'value_error', loc: ['body'], msg }] })
}

async function readMultipart(request: Request): Promise<Omit<UploadedFile, 'taskId'> & { taskId: string | null }> {
  const form = await request.formData().catch(() => {
    throw refuse('Not valid multipart/form-data.')
  })
  const file = form.get('file')
  if (!(file instanceof File)) throw refuse('Send the file as the part named "file".')
  const task = form.get('task_id')
  return { name: file.name, mime: file.type, bytes: await file.bytes(), taskId: typeof task === 'string' && task !== '' ? task : null }
}

/** A form with the part `file`, or the bytes themselves with `?name=…`; the task in the part or the query `task_id`. */
async function readUpload(request: Request): Promise<UploadedFile> {
  const query = new URL(request.url).searchParams
  const type = request.headers.get('content-type') ?? ''
  if (/^multipart\/form-data\b/i.test(type)) {
    const upload = await readMultipart(request)
    return { ...upload, taskId: upload.taskId ?? query.get('task_id') }
  }
  const bytes = new Uint8Array(await request.arrayBuffer())
  return { name: query.get('name') ?? 'file', mime: type, bytes, taskId: query.get('task_id') }
}

/** RFC 6266 with RFC 8187: a name in ASCII for the oldest, the whole of it for everybody else. */
function disposition({ name, mime }: OpenFile): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${isShowable(mime) ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** Nothing that a stranger uploaded may run here: only raster images and PDFs are shown, and nothing is guessed. */
function headersOf(file: OpenFile): Record<string, string> {
  return {
    'content-type': file.mime,
    'content-disposition': disposition(file),
    'content-length': String(file.bytes.length),
    'cache-control': `private, max-age=${MAX_AGE}`,
    etag: `"${file.sha256}"`,
    'x-content-type-options': 'nosniff',
    // Chrome's own viewer for PDF is a plugin, which a sandbox forbids.
    'content-security-policy':
      file.mime === 'application/pdf' ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'" : "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  }
}

/** Uploads and downloads. Not procedures: their bodies are bytes. */
export function mountFiles<E extends Env>(app: Hono<E>): void {
  app.post('/api/files', async (c) => {
    const caller = await callerOf(c.req.raw)
    return c.json(await uploadFile(caller, await readUpload(c.req.raw)), 201)
  })
  app.get('/api/files/:id', async (c) => {
    const file = await openFile(await callerOf(c.req.raw), c.req.param('id'))
    const headers = headersOf(file)
    if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers)
    return c.body(new Uint8Array(file.bytes), 200, headers)
  })
  for (const [path, allow] of Object.entries({ '/api/files': 'POST', '/api/files/:id': 'GET' }))
    app.all(path, () => {
      throw new DomainError('METHOD_NOT_ALLOWED', `This path takes ${allow}.`, { allow, detail: 'Method Not Allowed' })
    })
}
