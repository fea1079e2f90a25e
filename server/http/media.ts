import type { Env, Hono } from 'hono'
import { DomainError } from '#server/domain/errors.ts'
import { fetchMedia } from '#server/files/fetch-media.ts'
import { callerOf } from './context.ts'
import { fileResponse } from './file-response.ts'

function missing(): DomainError {
  const msg = 'Name the address: ?url=…, as the task has it.'
  return new DomainError('VALIDATION_FAILED', `query url: ${msg}`, { detail: [{ type: 'missing', loc: ['query', 'url'], msg }] })
}

/** Pictures and PDFs of other hosts. No procedure: its answer is bytes. */
export function mountMedia<E extends Env>(app: Hono<E>): void {
  app.get('/api/tasks/:id/media', async (c) => {
    const caller = await callerOf(c.req.raw)
    const url = new URL(c.req.url).searchParams.get('url')
    if (!url) throw missing()
    return fileResponse(c, await fetchMedia(caller, { taskId: c.req.param('id'), url, signal: c.req.raw.signal }))
  })
  app.all('/api/tasks/:id/media', () => {
    throw new DomainError('METHOD_NOT_ALLOWED', 'This path takes GET.', { allow: 'GET', detail: 'Method Not Allowed' })
  })
}
