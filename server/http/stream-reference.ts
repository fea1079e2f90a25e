import type { $ZodType } from 'zod/v4/core'
import { streamedTask, streamRequest } from '#contract/task.ts'
import type { ErrorCode } from '#server/domain/errors.ts'

type Json = Record<string, unknown>

export const STREAM_PATH = '/api/stream'

const DESCRIPTION = `Server-sent events (WHATWG HTML §9.2): first the state of every task, then each change, until all have ended.

- \`task\`: \`{"id": …}\` and what a poll of that task would answer. States that a slow reader missed are told once, as the latest.
- \`deleted\`: \`{"id": …}\`; there is no such task any more.
- \`end\`: every task has ended or is deleted. The server then closes; a browser has to call \`close()\`.

A comment every 25 s shows that the line is alive. Reconnect with the last \`id\` as \`Last-Event-ID\`: only tasks that may have changed
since are told again, ids that are unknown by then are told as deleted, and after \`end\` the answer is 204. What you are told you may
know already; nothing is left out.`

const ERRORS: readonly ErrorCode[] = ['TASK_NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED', 'VALIDATION_FAILED', 'INTERNAL_ERROR']

const LAST_EVENT_ID = {
  name: 'Last-Event-ID',
  in: 'header',
  required: false,
  description: 'The `id` of the last event you have read, to resume.',
  schema: { type: 'string' },
}

type Tools = { schemaOf: (schema: $ZodType) => Json; errorResponses: (codes: readonly ErrorCode[]) => Json }

/** The stream in the OpenAPI document. By hand, since it is no procedure: it answers more than once. */
export function streamReference({ schemaOf, errorResponses }: Tools): Json {
  const request = schemaOf(streamRequest)
  schemaOf(streamedTask)
  const operation = (operationId: string, summary: string) => ({
    operationId,
    summary,
    description: DESCRIPTION,
    tags: ['tasks'],
    responses: {
      200: { description: 'The events.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
      204: { description: 'Resumed after `end`: there is nothing more.' },
      ...errorResponses(ERRORS),
    },
  })
  const ids = {
    name: 'task_id',
    in: 'query',
    required: true,
    description: 'Again for each task. An address holds some 300; send more with POST.',
    schema: { type: 'array', items: { type: 'string' } },
    explode: true,
  }
  return {
    get: { ...operation('tasks_stream', 'Wait for several tasks'), parameters: [ids, LAST_EVENT_ID] },
    post: {
      ...operation('tasks_stream_many', 'Wait for many tasks'),
      parameters: [LAST_EVENT_ID],
      requestBody: { required: true, content: { 'application/json': { schema: request } } },
    },
  }
}
