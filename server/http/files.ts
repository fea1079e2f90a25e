import type { Env, Hono } from 'hono'
import { DomainError } from '#server/domain/errors.ts'
import { openFile } from '#server/files/open-file.ts'
import { uploadFile, type UploadedFile } from '#server/files/upload-file.ts'
import { callerOf } from './context.ts'
import { fileResponse } from './file-response.ts'

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

/** Uploads and downloads. Not procedures: their bodies are bytes. */
export function mountFiles<E extends Env>(app: Hono<E>): void {
  app.post('/api/files', async (c) => {
    const caller = await callerOf(c.req.raw)
    return c.json(await uploadFile(caller, await readUpload(c.req.raw)), 201)
  })
  app.get('/api/files/:id', async (c) => {
    return fileResponse(c, await openFile(await callerOf(c.req.raw), c.req.param('id')))
  })
  for (const [path, allow] of Object.entries({ '/api/files': 'POST', '/api/files/:id': 'GET' }))
    app.all(path, () => {
      throw new DomainError('METHOD_NOT_ALLOWED', `This path takes ${allow}.`, { allow, detail: 'Method Not Allowed' })
    })
}
