import { TRPCError } from '@trpc/server'
import type { Env, Hono } from 'hono'
import { ZodError } from 'zod'
import { DOORS } from '#server/api/doors.ts'
import { type Context, createCallerFactory, domainErrorOf } from '#server/api/init.ts'
import { appRouter } from '#server/api/root.ts'
import { DomainError } from '#server/domain/errors.ts'
import { invalidInput, problemOf } from '#server/domain/problem.ts'
import { log } from '#server/log.ts'
import { readBody } from './body.ts'
import { contextOf } from './context.ts'
import { type Route, ROUTES } from './routes.ts'

const createCaller = createCallerFactory(appRouter)

type Procedure = (input: unknown) => Promise<unknown>

function procedureOf(route: Route, context: Context): Procedure {
  const [noun = '', verb = ''] = route.path.split('.')
  const caller = createCaller(context) as unknown as Record<string, Record<string, Procedure>>
  return caller[noun]?.[verb] as Procedure
}

/** Input for the procedure, and where each of its members came from, so that errors can say so. */
async function inputOf(route: Route, request: Request, params: Record<string, string>) {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const body = route.rest.body ? await readBody(request, { optional: route.rest.optionalBody }) : {}
  const fromBody = route.rest.method === 'POST' || route.rest.method === 'PATCH'
  const place = (key: string) => (route.pathNames.includes(key) ? 'path' : fromBody ? 'body' : 'query')
  return { input: { ...(fromBody ? body : query), ...params }, place }
}

/** The error as a client reads it; what we did not expect is logged with the id that the client got. */
export function problemResponse(error: unknown, requestId: string): Response {
  const known = domainErrorOf(error)
  if (known.code === 'INTERNAL_ERROR') {
    const cause = error instanceof TRPCError ? (error.cause ?? error) : error
    log().error({ requestId, err: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }, 'unexpected error')
  }
  const { status, headers, body } = problemOf(known)
  // The one error that clients of this API have always read nested (server §2.1).
  const nested = known.code === 'INVALID_EMBED_TOKEN'
  return Response.json(nested ? { error: { code: body.error, message: body.message } } : body, { status, headers })
}

/** Zod's complaint about the input, told with the places the members came from; any other error as it is. */
function located(error: unknown, place: (key: string) => string): unknown {
  const invalid = error instanceof TRPCError && error.code === 'BAD_REQUEST' && error.cause instanceof ZodError
  return invalid ? invalidInput((error.cause as ZodError).issues, place) : error
}

type Call = { request: Request; params: Record<string, string>; context: Context }

async function answer(route: Route, { request, params, context }: Call): Promise<Response> {
  if (!route.open) DOORS[route.door](context, route.path)
  const { input, place } = await inputOf(route, request, params)
  const result = await procedureOf(
    route,
    context,
  )(input).catch((error: unknown) => {
    throw located(error, place)
  })
  if (route.rest.status === 204) return new Response(null, { status: 204, headers: context.headers })
  context.headers.set('content-type', 'application/json')
  return new Response(JSON.stringify(result), { status: route.rest.status, headers: context.headers })
}

/** Mounts every REST route. This file and `problem.ts` are the only ones that know HTTP's status codes. */
export function mountRest<E extends Env>(app: Hono<E>): void {
  const methods = new Map<string, string[]>()
  for (const route of ROUTES) {
    const path = route.rest.path.replaceAll(/\{(\w+)\}/g, ':$1')
    methods.set(path, [...(methods.get(path) ?? []), route.rest.method])
    app.on(route.rest.method, path, async (c) =>
      answer(route, { request: c.req.raw, params: c.req.param() as Record<string, string>, context: await contextOf(c.req.raw) }),
    )
  }
  for (const [path, allowed] of methods)
    app.all(path, () => {
      const allow = allowed.join(', ')
      throw new DomainError('METHOD_NOT_ALLOWED', `This path takes ${allow}.`, { allow, detail: 'Method Not Allowed' })
    })
}
