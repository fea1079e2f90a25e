import { z } from 'zod'
import {
  auditEntryResponse,
  completeTaskRequest,
  createTaskRequest,
  declineTaskRequest,
  extendTaskRequest,
  filesQuery,
  listTasksQuery,
  pollQuery,
  pollResponse,
  reassignTaskRequest,
  releaseTaskRequest,
  taskResponse,
} from '#contract/task.ts'
import { withFiles, type FileStyle } from '#server/files/inline-files.ts'
import { auditTask } from '#server/tasks/audit-task.ts'
import { cancelTask } from '#server/tasks/cancel-task.ts'
import { claimTask } from '#server/tasks/claim-task.ts'
import { completeTask } from '#server/tasks/complete-task.ts'
import { createTask } from '#server/tasks/create-task.ts'
import { declineTask } from '#server/tasks/decline-task.ts'
import { deleteTask } from '#server/tasks/delete-task.ts'
import { extendTask } from '#server/tasks/extend-task.ts'
import { getTask } from '#server/tasks/get-task.ts'
import { listTasks } from '#server/tasks/list-tasks.ts'
import { pollTask } from '#server/tasks/poll-task.ts'
import { reassignTask } from '#server/tasks/reassign-task.ts'
import { releaseTask } from '#server/tasks/release-task.ts'
import { answererOf } from './answerer.ts'
import { procedure, readerProcedure, type Rest, router } from './init.ts'

const taskId = z.object({ id: z.string().describe('The task’s id.') })

const rest = (
  method: Rest['method'],
  path: Rest['path'],
  more: Omit<Rest, 'method' | 'path' | 'tag' | 'status'> & { status?: Rest['status'] },
) => ({
  rest: { method, path, tag: 'tasks', status: 200 as const, ...more },
})

/** A task, or what a poll says of it, with its files as the caller wants them. */
async function answered<T extends { response: Record<string, unknown> | null }>(
  id: string,
  task: T,
  files: FileStyle = 'inline',
): Promise<T> {
  return { ...task, response: await withFiles(id, task.response, files) }
}

export const tasks = router({
  create: procedure
    .meta(
      rest('POST', '/api/tasks', {
        status: 201,
        summary: 'Ask a person',
        body: 'CreateTaskRequest',
        headers: { 'Idempotent-Replayed': '`true` when the key was known and this is the task it belongs to.' },
        errors: [
          'IDEMPOTENCY_KEY_MISMATCH',
          'RESPONSE_SCHEMA_INVALID',
          'FORM_INVALID',
          'ASSIGNMENT_INVALID',
          'CALLBACK_URL_FORBIDDEN',
          'VERIFIER_PROVIDER_UNKNOWN',
          'PAYLOAD_TOO_LARGE',
          'FORBIDDEN',
        ],
      }),
    )
    .input(createTaskRequest)
    .output(taskResponse)
    .mutation(async ({ ctx, input }) => {
      const { task, replayed } = await createTask(ctx.caller, input, ctx)
      if (replayed) ctx.headers.set('Idempotent-Replayed', 'true')
      return answered(task.id, task)
    }),

  list: procedure
    .meta(
      rest('GET', '/api/tasks', {
        summary: 'List tasks, newest first',
        headers: { 'X-Total-Count': 'How many match; counting stops at 10,000.', Link: 'The next page, as `rel="next"`.' },
        errors: ['FORBIDDEN'],
      }),
    )
    .input(listTasksQuery)
    .output(z.array(taskResponse))
    .query(async ({ ctx, input }) => {
      const { tasks, total, nextCursor } = await listTasks(ctx.caller, input)
      const next = Object.entries({ ...input, offset: undefined, cursor: nextCursor }).filter(
        ([, value]) => value !== undefined && value !== false,
      )
      ctx.headers.set('X-Total-Count', String(total))
      if (nextCursor)
        ctx.headers.set('Link', `</api/tasks?${new URLSearchParams(next.map(([key, value]) => [key, String(value)]))}>; rel="next"`)
      return tasks
    }),

  get: readerProcedure
    .meta({ door: 'reader', ...rest('GET', '/api/tasks/{id}', { summary: 'Read a task', errors: ['TASK_NOT_FOUND', 'FORBIDDEN'] }) })
    .input(filesQuery.extend(taskId.shape))
    .output(taskResponse)
    .query(async ({ ctx, input }) => answered(input.id, await getTask(ctx.reader, input.id), input.files)),

  complete: readerProcedure
    .meta({
      door: 'reader',
      ...rest('POST', '/api/tasks/{id}/complete', {
        summary: 'Answer a task',
        body: 'CompleteTaskRequest',
        errors: ['TASK_NOT_FOUND', 'TASK_ALREADY_TERMINAL', 'TASK_ALREADY_CLAIMED', 'RESPONSE_INVALID', 'EXCLUDED_FROM_TASK', 'FORBIDDEN'],
      }),
    })
    .input(completeTaskRequest.extend(taskId.shape))
    .output(taskResponse)
    .mutation(({ ctx, input }) =>
      completeTask(ctx.reader, { id: input.id, response: input.response, actor: answererOf(ctx.reader, input), language: ctx.language }),
    ),

  claim: procedure
    .meta(
      rest('POST', '/api/tasks/{id}/claim', {
        summary: 'Take a task',
        errors: [
          'CLAIM_NEEDS_A_PERSON',
          'TASK_NOT_FOUND',
          'TASK_ALREADY_CLAIMED',
          'TASK_ALREADY_TERMINAL',
          'EXCLUDED_FROM_TASK',
          'FORBIDDEN',
        ],
      }),
    )
    .input(taskId)
    .output(taskResponse)
    .mutation(({ ctx, input }) => claimTask(ctx.caller, input.id)),

  release: procedure
    .meta(
      rest('POST', '/api/tasks/{id}/release', {
        summary: 'Give a task back',
        body: 'ReleaseTaskRequest',
        optionalBody: true,
        errors: ['TASK_NOT_FOUND', 'TASK_NOT_HELD', 'TASK_ALREADY_TERMINAL', 'FORBIDDEN'],
      }),
    )
    .input(releaseTaskRequest.extend(taskId.shape))
    .output(taskResponse)
    .mutation(({ ctx, input }) => releaseTask(ctx.caller, input.id, input.reason)),

  reassign: procedure
    .meta(
      rest('POST', '/api/tasks/{id}/reassign', {
        summary: 'Give a task to other people',
        body: 'ReassignTaskRequest',
        errors: ['TASK_NOT_FOUND', 'TASK_NOT_HELD', 'TASK_ALREADY_CLAIMED', 'TASK_ALREADY_TERMINAL', 'ASSIGNMENT_INVALID', 'FORBIDDEN'],
      }),
    )
    .input(reassignTaskRequest.extend(taskId.shape))
    .output(taskResponse)
    .mutation(({ ctx, input }) => reassignTask(ctx.caller, { id: input.id, assignTo: input.assign_to, reason: input.reason })),

  decline: procedure
    .meta(
      rest('POST', '/api/tasks/{id}/decline', {
        summary: 'Say that you do not take it, and why',
        body: 'DeclineTaskRequest',
        errors: ['TASK_NOT_FOUND', 'TASK_NOT_ASKED', 'TASK_ALREADY_TERMINAL', 'FORBIDDEN'],
      }),
    )
    .input(declineTaskRequest.extend(taskId.shape))
    .output(taskResponse)
    .mutation(({ ctx, input }) => declineTask(ctx.caller, input)),

  extend: procedure
    .meta(
      rest('POST', '/api/tasks/{id}/extend', {
        summary: 'Extend the deadline',
        body: 'ExtendTaskRequest',
        errors: ['TASK_NOT_FOUND', 'TASK_ALREADY_TERMINAL', 'FORBIDDEN'],
      }),
    )
    .input(extendTaskRequest.extend(taskId.shape))
    .output(taskResponse)
    .mutation(({ ctx, input }) => extendTask(ctx.caller, { id: input.id, timeoutSeconds: input.timeout_seconds })),

  cancel: procedure
    .meta(
      rest('POST', '/api/tasks/{id}/cancel', {
        summary: 'Withdraw a task',
        errors: ['TASK_NOT_FOUND', 'TASK_ALREADY_TERMINAL', 'FORBIDDEN'],
      }),
    )
    .input(taskId)
    .output(taskResponse)
    .mutation(({ ctx, input }) => cancelTask(ctx.caller, input.id)),

  delete: procedure
    .meta(rest('DELETE', '/api/tasks/{id}', { status: 204, summary: 'Delete a task for good', errors: ['TASK_NOT_FOUND', 'FORBIDDEN'] }))
    .input(taskId)
    .output(z.void())
    .mutation(({ ctx, input }) => deleteTask(ctx.caller, input.id)),

  poll: procedure
    .meta(rest('GET', '/api/tasks/{id}/poll', { summary: 'Wait for the answer', errors: ['TASK_NOT_FOUND', 'FORBIDDEN'] }))
    .input(pollQuery.extend({ ...filesQuery.shape, ...taskId.shape }))
    .output(pollResponse)
    .query(async ({ ctx, input }) => answered(input.id, await pollTask(ctx.caller, { ...input, signal: ctx.signal() }), input.files)),

  audit: procedure
    .meta(rest('GET', '/api/tasks/{id}/audit', { summary: 'Read what happened', errors: ['TASK_NOT_FOUND', 'FORBIDDEN'] }))
    .input(taskId)
    .output(z.array(auditEntryResponse))
    .query(({ ctx, input }) => auditTask(ctx.caller, input.id)),
})
