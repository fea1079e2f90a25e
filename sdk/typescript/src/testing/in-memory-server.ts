import { LIST_LIMIT, POLL_SECONDS, TIMEOUT_SECONDS } from '../contract/limits.ts'
import { isTerminal } from '../contract/statuses.ts'
import type { CreateTaskRequest } from '../generated/api.ts'
import type { Fetch } from '../http/exchange.ts'
import { canonical, judgePart, judgeSchema } from './judge-schema.ts'
import { moment, type Question } from './question.ts'
import type { World } from './world.ts'

type Json = Record<string, unknown>
type Reply = { status: number; json: unknown; headers?: Record<string, string> }
type Request = { world: World; params: string[]; query: URLSearchParams; body: Json; signal: AbortSignal | null | undefined }

function refused(status: number, error: string, { message, ...more }: { message: string; detail?: unknown; errors?: unknown }): Reply {
  return { status, json: { error, message, docs: 'https://docs.awaithumans.dev/testing', ...more } }
}

function invalid(field: string, message: string): Reply {
  const detail = [{ type: 'value_error', loc: ['body', field], msg: message }]
  return refused(422, 'VALIDATION_FAILED', { message: `${field}: ${message}`, detail })
}

function ended({ wire }: Question): Reply {
  const detail = { status: wire.status, by: wire.completed_by_email, at: wire.completed_at ?? wire.timed_out_at ?? wire.updated_at }
  return refused(409, 'TASK_ALREADY_TERMINAL', { message: `This task is ${wire.status.replaceAll('_', ' ')} already.`, detail })
}

/** What makes two questions the same one, as the server sees it. */
const SAME = ['task', 'payload', 'response_schema'] as const

function create({ world, body }: Request): Reply {
  const request = body as CreateTaskRequest
  const known = world.byKey(request.idempotency_key)
  if (known) return replay(known, request)
  if (request.verifier_config) {
    const message = 'The server has no verifiers: leave `verifier_config` out.'
    return refused(422, 'VERIFIER_PROVIDER_UNKNOWN', { message })
  }
  const prefill = judgePart(request.response_schema, request.initial_response ?? {})[0]
  if (prefill) return invalid('initial_response', `${prefill.path || '/'}: ${prefill.message}`)
  const onTimeout = typeof request.on_timeout === 'object' ? request.on_timeout : null
  const wrong = onTimeout && judgeSchema(request.response_schema, onTimeout.response)[0]
  if (wrong) return invalid('on_timeout', `response${wrong.path}: ${wrong.message}`)
  return { status: 201, json: world.ask(request).wire }
}

function replay(known: Question, request: CreateTaskRequest): Reply {
  const differs = SAME.filter((part) => canonical(known.request[part]) !== canonical(request[part]))
  if (differs.length > 0) {
    const message = `The idempotency key "${request.idempotency_key}" already belongs to a different question: ${differs.join(' and ')} differ.`
    return refused(409, 'IDEMPOTENCY_KEY_MISMATCH', { message, detail: { differs } })
  }
  known.timesAsked += 1
  return { status: 201, json: known.wire, headers: { 'Idempotent-Replayed': 'true' } }
}

type OnQuestion = (question: Question, request: Request) => Reply | Promise<Reply>

/** A route of one task. */
const on = (handle: OnQuestion) => (request: Request) => {
  const question = request.world.byId(request.params[0] ?? '')
  if (question) return handle(question, request)
  return refused(404, 'TASK_NOT_FOUND', { message: `There is no task "${request.params[0]}".` })
}

const get = on(({ wire }) => ({ status: 200, json: wire }))

const poll = on(async (question, { world, query, signal }) => {
  const seconds = Number(query.get('timeout') ?? POLL_SECONDS.default)
  // The shortest poll is the last look after a deadline of the caller's own: no time is to pass for it.
  const held = seconds > POLL_SECONDS.min ? seconds * 1000 : 0
  await world.wait(question, world.now + held, signal)
  return { status: 200, json: question.poll() }
})

const cancel = on((question, { world }) => {
  if (!question.move(['cancel'], world.now)) return ended(question)
  world.changed()
  return { status: 200, json: question.wire }
})

const complete = on((question, { world, body }) => {
  const {
    response,
    completed_by_email: by = null,
    completed_via_channel: channel = null,
  } = body as {
    response: Json
    completed_by_email?: string | null
    completed_via_channel?: string | null
  }
  const { verdict, problems } = world.submit(question, response, { by, channel })
  if (verdict === 'accepted') return { status: 200, json: question.wire }
  if (verdict === 'late') return ended(question)
  const fields = problems.map(({ path, message }) => `${path || '/'} ${message}`).join(' ')
  return refused(422, 'RESPONSE_INVALID', { message: `The answer does not fit: ${fields}`, errors: problems })
})

const extend = on((question, { world, body }) => {
  const seconds = Number(body.timeout_seconds)
  if (!(seconds >= TIMEOUT_SECONDS.min && seconds <= TIMEOUT_SECONDS.max)) return invalid('timeout_seconds', 'is out of range.')
  if (!question.isOpen) return ended(question)
  const deadline = world.now + seconds * 1000
  if (deadline < question.deadline) return invalid('timeout_seconds', 'would end the task before its present deadline.')
  Object.assign(question.wire, { timeout_at: moment(deadline), updated_at: moment(world.now) })
  question.events.push('extended')
  world.changed()
  return { status: 200, json: question.wire }
})

const KNOWN_FILTERS = ['status', 'terminal', 'q', 'limit', 'offset', 'cursor']

function list({ world, query }: Request): Reply {
  const unknown = [...query.keys()].find((name) => !KNOWN_FILTERS.includes(name))
  if (unknown) return invalid(unknown, 'the test client does not filter by it; filter `asked` yourself.')
  const status = query.get('status')
  const text = query.get('q')?.toLowerCase() ?? ''
  const matches = ({ wire }: Question) =>
    (status ? wire.status === status : query.get('terminal') !== 'true' || isTerminal(wire.status)) &&
    `${wire.task} ${wire.idempotency_key} ${JSON.stringify(wire.payload)}`.toLowerCase().includes(text)
  // A cursor is the last question of the page before, and stays right when that no longer matches.
  const cursor = query.get('cursor')
  if (cursor !== null && !world.byId(cursor)) return invalid('cursor', 'is not one that this server gave out.')
  const end = cursor === null ? undefined : world.questions.findIndex(({ id }) => id === cursor)
  const offset = cursor === null ? Number(query.get('offset') ?? 0) : 0
  const found = world.questions.slice(0, end).filter(matches).reverse().slice(offset)
  const page = found.slice(0, Number(query.get('limit') ?? LIST_LIMIT.default)).map(({ wire }) => wire)
  const last = found.length > page.length ? page.at(-1) : undefined
  const masked = page.map((wire) => (wire.redact_payload ? { ...wire, payload: { _redacted: true } } : wire))
  const total = { 'X-Total-Count': String(world.questions.filter(matches).length) }
  return { status: 200, json: masked, headers: { ...total, ...(last && { Link: `</api/tasks?cursor=${last.id}>; rel="next"` }) } }
}

type Handle = (request: Request) => Reply | Promise<Reply>

const ROUTES: [method: string, path: RegExp, handle: Handle][] = [
  ['POST', /^\/api\/tasks$/, create],
  ['GET', /^\/api\/tasks$/, list],
  ['GET', /^\/api\/tasks\/([^/]+)$/, get],
  ['GET', /^\/api\/tasks\/([^/]+)\/poll$/, poll],
  ['POST', /^\/api\/tasks\/([^/]+)\/cancel$/, cancel],
  ['POST', /^\/api\/tasks\/([^/]+)\/extend$/, extend],
  ['POST', /^\/api\/tasks\/([^/]+)\/complete$/, complete],
]

/** How several tasks end, each told when it does. */
function stream({ world, body, signal }: Pick<Request, 'world' | 'body' | 'signal'>): Response {
  const ids = (body.task_ids as string[]).map(String)
  const missing = ids.filter((id) => !world.byId(id))
  if (missing.length > 0)
    return toResponse(refused(404, 'TASK_NOT_FOUND', { message: 'There are no such tasks.', detail: { task_ids: missing } }))
  const encoder = new TextEncoder()
  const events = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      await Promise.all(
        world.questions
          .filter(({ id }) => ids.includes(id))
          .map(async (question) => {
            await world.wait(question, Infinity, signal)
            const data = JSON.stringify({ id: question.id, ...question.poll() })
            if (!signal?.aborted) controller.enqueue(encoder.encode(`event: task\ndata: ${data}\n\n`))
          }),
      )
      if (!signal?.aborted) controller.close()
    },
  })
  return new Response(events, { status: 200, headers: { 'content-type': 'text/event-stream' } })
}

function toResponse({ status, json, headers = {} }: Reply): Response {
  return new Response(JSON.stringify(json), { status, headers: { 'content-type': 'application/json', ...headers } })
}

/**
 * The server's routes for agents, spoken by a world in memory. What it answers to a conversation is what the server answers:
 * contract/vectors/conversations.json is held with both.
 */
export function inMemoryServer(world: World): Fetch {
  return async (url, { method = 'GET', body, signal }) => {
    const { pathname, searchParams: query } = new URL(url)
    const input = typeof body === 'string' ? (JSON.parse(body) as Json) : {}
    if (method === 'POST' && pathname === '/api/stream') return stream({ world, body: input, signal })
    for (const [verb, path, handle] of ROUTES) {
      const found = verb === method ? path.exec(pathname) : null
      if (!found) continue
      const reply = await handle({ world, params: found.slice(1).map(decodeURIComponent), query, body: input, signal })
      signal?.throwIfAborted()
      return toResponse(world.failure === undefined ? reply : refused(400, 'TEST_SCRIPT', { message: String(world.failure) }))
    }
    return toResponse(refused(404, 'NOT_FOUND', { message: `The test client does not speak ${method} ${pathname}.` }))
  }
}
