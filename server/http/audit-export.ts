import type { Env, Hono } from 'hono'
import { auditExportQuery, type AuditRecord } from '#contract/audit.ts'
import { callerIn } from '#server/api/doors.ts'
import { CSV_HEAD, csvLines } from '#server/audit/audit-csv.ts'
import { exportAudit } from '#server/audit/read-audit.ts'
import { DomainError } from '#server/domain/errors.ts'
import { invalidInput } from '#server/domain/problem.ts'
import { log } from '#server/log.ts'
import { contextOf } from './context.ts'

const EXPORT_PATH = '/api/audit/export'

type Format = { type: string; head: string; body: (batch: AuditRecord[], first: boolean) => string; foot: string }

/** JSON is one array, so that an export that was cut off is not taken for a whole one: it does not parse. */
const FORMATS: Record<'csv' | 'json', Format> = {
  csv: { type: 'text/csv; charset=utf-8; header=present', head: CSV_HEAD, body: csvLines, foot: '' },
  json: {
    type: 'application/json',
    head: '[',
    body: (batch, first) => (first ? '\n' : ',\n') + batch.map((record) => JSON.stringify(record)).join(',\n'),
    foot: '\n]\n',
  },
}

type Export = { batches: AsyncGenerator<AuditRecord[], void>; format: Format; forget: () => void }

/** Pulled by the connection: the next batch is read when the last one has left, so any size takes the memory of one. */
function bodyOf({ batches, format, forget }: Export, ended: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let first = true
  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => controller.enqueue(encoder.encode(format.head))
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    try {
      ended.throwIfAborted()
      const { value, done } = await batches.next()
      controller.enqueue(encoder.encode(done ? format.foot : format.body(value, first)))
      first = false
      if (!done) return
      controller.close()
      forget()
    } catch (error) {
      // Broken off, not closed: the client sees that it is not whole.
      forget()
      log().warn({ err: (error as Error).message }, 'an export of the audit was cut')
      controller.error(error)
    }
  }
  const cancel = async () => {
    forget()
    await batches.return()
  }
  return new ReadableStream<Uint8Array>({ start, pull, cancel }, { highWaterMark: 0 })
}

async function answer(request: Request): Promise<Response> {
  const context = await contextOf(request)
  const caller = callerIn(context)
  const parsed = auditExportQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!parsed.success) throw invalidInput(parsed.error.issues, () => 'query')
  const { format: name, ...filters } = parsed.data
  const batches = await exportAudit(caller, filters)
  const ended = new AbortController()
  const forget = context.whenStandingEnds(() => ended.abort(new Error('the key or session has ended')))
  const format = FORMATS[name]
  const headers = {
    'content-type': format.type,
    'content-disposition': `attachment; filename="audit-${new Date().toISOString().slice(0, 10)}.${name}"`,
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  }
  return new Response(bodyOf({ batches, format, forget }, ended.signal), { headers })
}

/** `/api/audit/export`: outside the procedures, which answer at once with all they have. */
export function mountAuditExport<E extends Env>(app: Hono<E>): void {
  // Hono answers HEAD by GET and drops the body, which would then never be read to its end.
  app.all(EXPORT_PATH, (c) => {
    if (c.req.raw.method === 'GET') return answer(c.req.raw)
    throw new DomainError('METHOD_NOT_ALLOWED', 'This path takes GET.', { allow: 'GET', detail: 'Method Not Allowed' })
  })
}
