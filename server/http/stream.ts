import type { Env, Hono } from 'hono'
import { streamRequest } from '#contract/task.ts'
import { callerIn } from '#server/api/doors.ts'
import { DomainError } from '#server/domain/errors.ts'
import { invalidInput } from '#server/domain/problem.ts'
import { withFiles } from '#server/files/inline-files.ts'
import { log } from '#server/log.ts'
import { END, type StreamPart, streamTasks, type TaskStream } from '#server/tasks/stream-tasks.ts'
import { readBody } from './body.ts'
import { contextOf } from './context.ts'
import { STREAM_PATH } from './stream-reference.ts'

const ALLOWED = 'GET, POST'

/** Milliseconds. Common proxies cut a connection that is silent for 30 s. */
const HEARTBEAT = 25_000
const BEAT = ':\n\n'

/** What keeps proxies from holding events back: no cache, no compression, no buffering (the last is nginx's). */
const HEADERS = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' }

/** Numbers of transactions have at most 19 digits; 18 fit a bigint whatever they are. */
const POSITION = /^\d{1,18}$/

const beats = new Set<() => void>()
let timer: NodeJS.Timeout | undefined

/** One timer for all streams, and none when there is none. */
function onBeat(beat: () => void): () => void {
  beats.add(beat)
  timer ??= setInterval(() => {
    for (const each of [...beats]) each()
  }, HEARTBEAT).unref()
  return () => {
    beats.delete(beat)
    if (beats.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Server-sent events (WHATWG HTML §9.2). JSON has no line breaks, so each `data` is one line. The position belongs to the last: it stands for all. */
function encode({ events, position }: StreamPart): string {
  const id = position === null ? '' : `id: ${position}\n`
  const last = events.length - 1
  if (last < 0) return `${id}\n`
  return events.map(({ event, data }, index) => `event: ${event}\n${index === last ? id : ''}data: ${JSON.stringify(data)}\n\n`).join('')
}

/** As a poll gives it: an answer has its files in it. */
async function withTheirFiles({ events, position }: StreamPart): Promise<StreamPart> {
  const inline = async (each: StreamPart['events'][number]) => {
    if (each.event !== 'task') return each
    return { ...each, data: { ...each.data, response: await withFiles(each.data.id, each.data.response, 'inline') } }
  }
  return { events: await Promise.all(events.map(inline)), position }
}

/** Pulled by the connection: nothing is read before what was sent has left, so a client that does not read costs nothing more. */
function bodyOf(stream: TaskStream, forget: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let waiting = false
  let left = false
  let stopBeats = () => {}
  const leave = () => {
    left = true
    stopBeats()
    forget()
    stream.close()
  }
  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    // At once, though nothing may have changed: a client sees that nothing on the way holds the answer back.
    controller.enqueue(encoder.encode(BEAT))
    stopBeats = onBeat(() => {
      if (waiting && controller.desiredSize === 0) controller.enqueue(encoder.encode(BEAT))
    })
  }
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    waiting = true
    const part = await stream
      .next()
      .then((read) => read && withTheirFiles(read))
      .catch((error: Error) => {
        log().warn({ err: error.message }, 'a stream was cut; its client resumes')
        return null
      })
    waiting = false
    if (left) return
    if (part) controller.enqueue(encoder.encode(encode(part)))
    if (part && part.position !== END) return
    leave()
    controller.close()
  }
  return new ReadableStream<Uint8Array>({ start, pull, cancel: leave }, { highWaterMark: 0 })
}

async function idsOf(request: Request): Promise<string[]> {
  const body = request.method === 'POST'
  const input = body ? await readBody(request) : { task_ids: new URL(request.url).searchParams.getAll('task_id') }
  const parsed = streamRequest.safeParse(input)
  if (!parsed.success) throw invalidInput(parsed.error.issues, () => (body ? 'body' : 'query'))
  return parsed.data.task_ids
}

async function answer(request: Request): Promise<Response> {
  const context = await contextOf(request)
  const caller = callerIn(context)
  const ids = await idsOf(request)
  const last = request.headers.get('last-event-id') ?? ''
  // Browsers connect again after every end; this is how they are told not to.
  if (last === END) return new Response(null, { status: 204 })
  const stream = await streamTasks(caller, ids, POSITION.test(last) ? last : null)
  const forget = context.whenStandingEnds(() => stream.close())
  return new Response(bodyOf(stream, forget), { headers: HEADERS })
}

/** `/api/stream`: many tasks on one connection. Outside the procedures, which answer once. */
export function mountStream<E extends Env>(app: Hono<E>): void {
  app.on(['GET', 'POST'], STREAM_PATH, (c) => {
    // Hono answers HEAD by GET and drops the body, which would then wait for ever.
    if (c.req.raw.method === 'HEAD') return new Response(null, { headers: HEADERS })
    return answer(c.req.raw)
  })
  app.all(STREAM_PATH, () => {
    throw new DomainError('METHOD_NOT_ALLOWED', `This path takes ${ALLOWED}.`, { allow: ALLOWED, detail: 'Method Not Allowed' })
  })
}
