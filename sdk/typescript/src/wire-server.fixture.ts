import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TaskResponse } from './generated/api.ts'

/** What the server does with a request: answer, cut the connection, or send headers and then nothing. */
type Reply =
  | { status?: number; headers?: Record<string, string>; json?: unknown; text?: string }
  /** Server-sent events, and what comes after them. */
  | { events: string; after: 'end' | 'cut' | 'hold' }
  | 'cut'
  | 'stall'
  | 'hold'

type Recorded = { method: string; path: string; headers: IncomingMessage['headers']; body: unknown }

export type WireServer = {
  url: string
  requests: Recorded[]
  /** Answers to a route, in order; the last one stays. */
  on(route: `${'GET' | 'POST'} ${string}`, ...replies: Reply[]): void
  /** Resolves when a request to this route has arrived. */
  arrival(route: string): Promise<void>
  close(): Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return chunks.length ? (JSON.parse(Buffer.concat(chunks).toString()) as unknown) : undefined
}

function answer(response: ServerResponse, reply: Reply): void {
  if (reply === 'hold') return
  if (reply === 'cut') return void response.destroy()
  if (reply === 'stall') return void response.writeHead(200, { 'content-type': 'application/json' }).write('{')
  if ('events' in reply) {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(reply.events)
    if (reply.after === 'end') response.end()
    // In a turn of its own, so that what was written leaves first.
    if (reply.after === 'cut') setImmediate(() => response.destroy())
    return
  }
  const { status = 200, headers = {}, json, text } = reply
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text ?? JSON.stringify(json))
}

/** A real HTTP server that speaks the wire format from a script. */
export async function startWireServer(): Promise<WireServer> {
  const scripts = new Map<string, Reply[]>()
  const requests: Recorded[] = []
  const waiting = new Map<string, () => void>()
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { method = '', url: path = '', headers } = request
      const route = `${method} ${path.split('?')[0]}`
      requests.push({ method, path, headers, body })
      waiting.get(route)?.()
      const script = scripts.get(route)
      const reply = script && script.length > 1 ? script.shift() : script?.[0]
      answer(response, reply ?? { status: 404, json: { error: 'NOT_FOUND', message: `Nothing scripted for ${route}` } })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    on: (route, ...replies) => void scripts.set(route, replies),
    arrival: (route) => new Promise((resolve) => waiting.set(route, resolve)),
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

/** A task as the server sends it, still open. */
export function wireTask(members: Partial<TaskResponse> = {}): TaskResponse {
  const nobody = { email: null, user_id: null, display_name: null, slack_user_id: null }
  const person = (role: 'assigned_to' | 'completed_by') =>
    Object.fromEntries(Object.entries(nobody).map(([key, value]) => [`${role}_${key}`, value])) as Record<
      `${typeof role}_${keyof typeof nobody}`,
      null
    >
  return {
    id: 'task-1',
    idempotency_key: 'key-1',
    task: 'Approve?',
    payload: { amount: 250 },
    payload_schema: {},
    response_schema: {},
    form_definition: null,
    task_metadata: null,
    status: 'created',
    assign_to: null,
    ...person('assigned_to'),
    initial_response: null,
    response: null,
    response_redacted_at: null,
    redact_response_after_submit: false,
    verifier_result: null,
    verification_attempt: 0,
    timeout_seconds: 900,
    redact_payload: false,
    created_at: '2026-01-02T03:04:05.000000Z',
    updated_at: '2026-01-02T03:04:05.000000Z',
    completed_at: null,
    timed_out_at: null,
    ...person('completed_by'),
    completed_via_channel: null,
    timeout_at: '2026-11-24T10:00:00.000000Z',
    on_timeout: 'time_out',
    ...members,
  }
}

/** What a stream sends of one task. */
export function wireEvent(id: string, status: string, members: Record<string, unknown> = {}): string {
  return `event: task\ndata: ${JSON.stringify({ id, ...wirePoll(status, members).json })}\n\n`
}

/** A poll's answer. */
export function wirePoll(status: string, members: Record<string, unknown> = {}): { json: object } {
  return { json: { status, response: null, completed_at: null, timed_out_at: null, verification_attempt: 0, ...members } }
}
