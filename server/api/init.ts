import { initTRPC, TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import { DomainError, type ErrorCode } from '#server/domain/errors.ts'
import { invalidInput, problemOf } from '#server/domain/problem.ts'
import { callerIn, type Door, embeddedIn, readerIn, serviceIn, type Who } from './doors.ts'

export type Context = Who & {
  /** The peer's address, for rate limits. */
  ip: string
  /** BCP 47 tag the person's browser asks for, if it does. */
  language: string | null
  /** Aborts when the client has gone. Made on demand: only waits need one, and it is not cheap. */
  signal: () => AbortSignal
  /** Calls back once the caller's key or session ends, for what outlives a request; returns how to forget it. */
  whenStandingEnds: (end: () => void) => () => void
  /** W3C trace context of the call, to be carried on. */
  traceparent: string | null
  /** Headers of the answer. */
  headers: Headers
}

/** What makes a procedure a REST route, and what its page in the API reference says. */
export type Rest = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** `{name}` parts are filled from the input's member of that name. */
  path: `/api/${string}`
  /** Of the answer; 204 has no body. */
  status: 200 | 201 | 204
  summary: string
  tag: string
  /** Name of the request body's schema in the OpenAPI document. */
  body?: string
  /** A request without any body is one without any of its members. */
  optionalBody?: true
  errors: readonly ErrorCode[]
  headers?: Record<string, string>
}

/** `public` procedures need no caller; `door` is who else is let in, as the procedure is built on. Without either, it takes a caller. */
export type Meta = { rest?: Rest; public?: boolean; door?: Door }

/** What tRPC itself says of a request that it cannot read. */
const MALFORMED = new Set<TRPCError['code']>(['BAD_REQUEST', 'PARSE_ERROR', 'METHOD_NOT_SUPPORTED', 'UNSUPPORTED_MEDIA_TYPE'])

/** The domain's error inside whatever tRPC wrapped around it. */
export function domainErrorOf(error: unknown): DomainError {
  const cause = error instanceof TRPCError ? error.cause : error
  if (cause instanceof DomainError) return cause
  if (cause instanceof ZodError && error instanceof TRPCError && error.code === 'BAD_REQUEST') return invalidInput(cause.issues)
  if (error instanceof TRPCError && error.code === 'NOT_FOUND') return new DomainError('NOT_FOUND', 'There is no such procedure.')
  if (error instanceof TRPCError && MALFORMED.has(error.code)) return new DomainError('VALIDATION_FAILED', `${error.message}.`)
  return new DomainError('INTERNAL_ERROR', 'Something went wrong on the server.')
}

const CODES: Partial<Record<number, TRPCError['code']>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
}

/** Milliseconds. Proxies commonly cut a connection that is silent for 30 to 60 s; a page that hears nothing twice calls again. */
const SSE = { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } }

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    sse: SSE,
    errorFormatter: ({ shape, error }) => {
      const { body } = problemOf(domainErrorOf(error))
      return { ...shape, message: body.message, data: { ...shape.data, problem: body } }
    },
  })

/** The domain's error with the status that its table says, for tRPC's own transport. */
export function asTrpcError(cause: DomainError): TRPCError {
  const code = CODES[problemOf(cause).status] ?? 'INTERNAL_SERVER_ERROR'
  return new TRPCError({ code, message: cause.message, cause })
}

const translateErrors = t.middleware(async ({ next }) => {
  const result = await next()
  if (result.ok || !(result.error.cause instanceof DomainError)) return result
  throw asTrpcError(result.error.cause)
})

const identify = t.middleware(({ ctx, path, next }) => next({ ctx: { ...ctx, caller: callerIn(ctx, path) } }))
const identifyReader = t.middleware(({ ctx, path, next }) => next({ ctx: { ...ctx, reader: readerIn(ctx, path) } }))
const identifyEmbedded = t.middleware(({ ctx, path, next }) => next({ ctx: { ...ctx, embedded: embeddedIn(ctx, path) } }))
const identifyService = t.middleware(({ ctx, next }) => next({ ctx: { ...ctx, service: serviceIn(ctx) } }))

export const router = t.router
export const createCallerFactory = t.createCallerFactory
export const openProcedure = t.procedure.use(translateErrors)
export const procedure = openProcedure.use(identify)
/** Also for a page that shows the task in a frame, by its embed token. */
export const readerProcedure = openProcedure.use(identifyReader)
export const embeddedProcedure = openProcedure.use(identifyEmbedded)
export const serviceProcedure = openProcedure.use(identifyService)
