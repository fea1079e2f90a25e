import type { MiddlewareHandler } from 'hono'
import { DomainError } from '#server/domain/errors.ts'
import { env } from '#server/env.ts'

/** Reads a body that did not say how long it is, and gives up at `limit` bytes instead of filling the memory. */
async function readAtMost(body: ReadableStream<Uint8Array>, limit: number): Promise<Buffer | null> {
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    size += value.byteLength
    if (size > limit) return null
    chunks.push(value)
  }
}

/** Bytes by which a form is larger than the file in it: its boundaries, its headers and the other parts. */
const FORM_OVERHEAD = 10_000

/** What a route's body may be large. */
function limitOf(path: string): { megabytes: number; limit: number } {
  const isUpload = path === '/api/files'
  const megabytes = isUpload ? env().AWAITHUMANS_MAX_UPLOAD_SIZE_MB : env().AWAITHUMANS_MAX_PAYLOAD_SIZE_MB
  return { megabytes, limit: megabytes * 1_000_000 + (isUpload ? FORM_OVERHEAD : 0) }
}

/** 413 for bodies over the limit. A declared length is enough to go by: Node's parser reads no further than it. */
export function limitBody(): MiddlewareHandler {
  return async (c, next) => {
    const { megabytes, limit } = limitOf(c.req.path)
    const declared = c.req.header('content-length')
    const chunked = declared === undefined && c.req.header('transfer-encoding') !== undefined
    const body = chunked && c.req.raw.body ? await readAtMost(c.req.raw.body, limit) : undefined
    if (body === null || Number(declared) > limit)
      throw new DomainError('PAYLOAD_TOO_LARGE', `The body is larger than ${megabytes} MB.`, { detail: `Limit: ${megabytes} MB` })
    if (body)
      c.req.raw = new Request(c.req.url, {
        method: c.req.method,
        headers: c.req.raw.headers,
        body: new Uint8Array(body),
        signal: c.req.raw.signal,
      })
    await next()
  }
}
