import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { MAX_BATCH } from '#contract/limits.ts'
import { asTrpcError } from '#server/api/init.ts'
import { appRouter } from '#server/api/root.ts'
import { DomainError } from '#server/domain/errors.ts'
import { env } from '#server/env.ts'
import { log } from '#server/log.ts'
import { mountAuditExport } from './audit-export.ts'
import { contextOf } from './context.ts'
import { mountCron } from './cron.ts'
import { mountDocs } from './docs.ts'
import { FILE_PATHS } from './files-openapi.ts'
import { mountFiles } from './files.ts'
import { limitBody } from './limit-body.ts'
import { mountMedia } from './media.ts'
import { mountMetrics } from './metrics.ts'
import { observe } from './observe.ts'
import { openApiDocument } from './openapi.ts'
import { mountPoll } from './poll.ts'
import { mountRest, problemResponse } from './rest.ts'
import { mountStream } from './stream.ts'

type Variables = { requestId: string }

/** Seconds a browser may remember a preflight (server §0.3). */
const PREFLIGHT_MAX_AGE = 600

function mountTrpc(app: Hono<{ Variables: Variables }>): void {
  app.all('/api/trpc/*', (c) =>
    fetchRequestHandler({
      endpoint: '/api/trpc',
      req: c.req.raw,
      router: appRouter,
      maxBatchSize: MAX_BATCH,
      createContext: ({ resHeaders }) =>
        contextOf(c.req.raw, resHeaders).catch((error: unknown) => {
          throw error instanceof DomainError ? asTrpcError(error) : error
        }),
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR')
          log().error({ requestId: c.get('requestId'), path, err: error.cause?.stack ?? error.message }, 'unexpected error')
      },
    }),
  )
}

/** The SDK is generated from the procedures alone; people read about uploads and pictures too. */
function withFiles(document: Record<string, unknown>): Record<string, unknown> {
  return { ...document, paths: { ...(document.paths as object), ...FILE_PATHS } }
}

/** Of a run of slashes only the first is looked at: from each of them, thousands in the middle would take the square of their number. */
function withoutSlashes({ pathname, search }: URL): string {
  return pathname.replace(/(?<!\/)\/+$/, '') + search
}

function create(): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>()
  const origins = env().AWAITHUMANS_CORS_ORIGINS
  const any = origins.includes('*')
  app.use(observe())
  app.use(
    cors({
      origin: any ? '*' : origins,
      credentials: !any,
      maxAge: PREFLIGHT_MAX_AGE,
      exposeHeaders: ['Idempotent-Replayed', 'X-Total-Count', 'Link', 'X-Request-ID'],
    }),
  )
  app.use(limitBody())
  app.onError((error, c) => problemResponse(error, c.get('requestId')))
  // Clients of this API have always been sent on from `/api/tasks/` (server §0.1); 307 keeps the method and the body.
  app.all('/api/:path{.+/}', (c) => c.redirect(withoutSlashes(new URL(c.req.url)), 307))
  app.get('/api/openapi.json', (c) => c.json(withFiles(openApiDocument())))
  mountDocs(app)
  mountCron(app)
  mountMetrics(app)
  mountAuditExport(app)
  mountFiles(app)
  mountMedia(app)
  mountTrpc(app)
  mountStream(app)
  mountPoll(app)
  mountRest(app)
  app.notFound((c) => problemResponse(new DomainError('NOT_FOUND', 'There is no such route.', { detail: 'Not Found' }), c.get('requestId')))
  return app
}

let app: Hono<{ Variables: Variables }> | undefined

/** The whole API as one fetch handler: `server/main.ts` serves it on node:http, `app/api/[[...route]]` on Vercel. */
export function handle(request: Request, bindings?: object): Response | Promise<Response> {
  app ??= create()
  return app.fetch(request, bindings)
}
