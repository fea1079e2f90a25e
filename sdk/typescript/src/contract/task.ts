import { z } from 'zod'
import { laxBoolean, laxInteger, plainText } from './lax.ts'
import {
  LIST_LIMIT,
  MAX_KEY_LENGTH,
  MAX_REASON_LENGTH,
  MAX_STREAMED_TASKS,
  MAX_TASK_LENGTH,
  MAX_URL_LENGTH,
  POLL_SECONDS,
  TIMEOUT_SECONDS,
} from './limits.ts'
import { TASK_STATUSES } from './statuses.ts'

/** Source of every shape here: the published API (server §1.2–1.5 and the later fields). Names and order are binding. */
const jsonObject = z.record(z.string(), z.unknown())

/** ISO 8601, UTC, suffix `Z`, six digits of a second. */
const timestamp = z.string().meta({ format: 'date-time' })

export const taskStatus = z.enum(TASK_STATUSES).meta({ id: 'TaskStatus' })

const verifierConfig = z.looseObject({
  provider: z.string().min(1),
  model: z.string().nullish(),
  instructions: z.string(),
  max_attempts: laxInteger({ min: 1, max: 10 }).default(3),
  api_key_env: z.string().nullish(),
  metadata: jsonObject.nullish(),
})

/** `time_out` ends the task as timed out; an object with `response` completes it with that answer. */
const onTimeout = z.union([z.literal('time_out'), z.object({ response: jsonObject })], {
  error: 'must be "time_out", or an object with the `response` that then stands',
})

export const createTaskRequest = z
  .object({
    task: z.string().trim().min(1).max(MAX_TASK_LENGTH).describe('What is asked of the person, as a headline.'),
    payload: jsonObject.describe('The evidence: what the person needs to decide.'),
    payload_schema: jsonObject.describe('JSON Schema of the payload.'),
    response_schema: jsonObject.describe('JSON Schema of the answer; the form is drawn from it and the answer is checked against it.'),
    form_definition: jsonObject.nullish().describe('The form. Drawn from `response_schema` if it is missing.'),
    task_metadata: z.record(z.string(), z.string()).nullish().describe('Context shown to the person as it is.'),
    initial_response: jsonObject.nullish().describe('The form opens filled with it.'),
    redact_response_after_submit: laxBoolean.default(false).describe('Erase the answer once `callback_url` has received it.'),
    timeout_seconds: laxInteger(TIMEOUT_SECONDS).describe('Seconds until the task times out.'),
    idempotency_key: z.string().trim().min(1).max(MAX_KEY_LENGTH).describe('The same key means the same task, for ever.'),
    assign_to: jsonObject.nullish().describe('Who is asked: a person, several, a role, a pool or an access level.'),
    notify: z.array(z.string()).nullish().describe('Channels to tell, as `channel[+identity]:target`.'),
    verifier_config: verifierConfig.nullish().describe('A check of the answer by a model. Refused yet.'),
    redact_payload: laxBoolean.default(false).describe('Hide the payload in lists.'),
    callback_url: z.string().max(MAX_URL_LENGTH).nullish().describe('Receives a signed POST when the task ends.'),
    on_timeout: onTimeout
      .nullish()
      .describe('What the deadline does: `time_out`, or `{"response": …}`, an answer that then stands without anybody having given it.'),
    remind_after: laxInteger(TIMEOUT_SECONDS)
      .nullish()
      .describe('Seconds, of the pool’s hours if there is a pool, until whoever is asked is reminded. Default: the pool’s.'),
    remind_every: laxInteger(TIMEOUT_SECONDS)
      .nullish()
      .describe(
        'Seconds, counted likewise, from one reminder to the next, for as long as it is open. Default: the pool’s, else one reminder.',
      ),
    escalate_after: laxInteger(TIMEOUT_SECONDS).nullish().describe('Seconds, counted likewise, until it is put to `escalate_to` as well.'),
    escalate_to: jsonObject.nullish().describe('Who is asked then, in the shape of `assign_to`. Default: the pool’s.'),
  })
  .meta({ id: 'CreateTaskRequest' })

/** Who somebody is, as far as the server can say it. */
const person = (who: string) => ({
  email: z.string().nullable().describe(`${who}: their email.`),
  user_id: z.string().nullable().describe(`${who}: their id on the server.`),
  display_name: z.string().nullable().describe(`${who}: how they are named to others.`),
  slack_user_id: z.string().nullable().describe(`${who}: who they are in Slack.`),
})

const holder = person('Who holds the task')
const answerer = person('Who answered')

export const taskResponse = z
  .object({
    id: z.string(),
    idempotency_key: z.string().describe('As given, or made from the question.'),
    task: z.string().describe('The question, as a headline.'),
    payload: jsonObject.nullable().describe('The evidence. In lists of tasks with `redact_payload`: `{"_redacted": true}`.'),
    payload_schema: jsonObject.describe('JSON Schema of the payload.'),
    response_schema: jsonObject.describe('JSON Schema of the answer.'),
    form_definition: jsonObject.nullable().describe('The form; null when it is drawn from `response_schema`.'),
    task_metadata: z.record(z.string(), z.string()).nullable().describe('Context shown to the person as it is.'),
    status: taskStatus,
    assign_to: jsonObject.nullable().describe('As sent when the task was created.'),
    assigned_to_email: holder.email,
    assigned_to_user_id: holder.user_id,
    assigned_to_display_name: holder.display_name,
    assigned_to_slack_user_id: holder.slack_user_id,
    initial_response: jsonObject.nullable().describe('What the form opens filled with.'),
    response: jsonObject.nullable().describe('The answer. It stands once `status` is `completed`.'),
    response_redacted_at: timestamp.nullable().describe('When the answer was erased, as `redact_response_after_submit` wants it.'),
    redact_response_after_submit: z.boolean().describe('Whether the answer is erased once the callback has it.'),
    verifier_result: z
      .object({ passed: z.boolean(), reason: z.string(), parsed_response: z.unknown().nullable() })
      .nullable()
      .describe('What the verifier thought of the last answer.'),
    verification_attempt: z.int().describe('Answers that the verifier has looked at.'),
    timeout_seconds: z.int().describe('Seconds from the creation to the deadline, as asked.'),
    redact_payload: z.boolean().describe('Whether lists hide the payload.'),
    created_at: timestamp,
    updated_at: timestamp.describe('When it last changed.'),
    completed_at: timestamp.nullable(),
    timed_out_at: timestamp
      .nullable()
      .describe('When the deadline passed. With `completed`: nobody answered, and `response` is the one of `on_timeout`.'),
    completed_by_email: answerer.email,
    completed_by_user_id: answerer.user_id,
    completed_by_display_name: answerer.display_name,
    completed_by_slack_user_id: answerer.slack_user_id,
    completed_via_channel: z
      .string()
      .nullable()
      .describe('`dashboard`, `embed`, `on_timeout` when nobody answered and that answer stands, or another word the client gave.'),
    // Ours from here on: the published API ends above, and clients ignore what they do not know.
    timeout_at: timestamp.describe('When the deadline passes; later than asked for if it was extended.'),
    on_timeout: z
      .union([z.literal('time_out'), z.object({ response: jsonObject })])
      .describe('What the deadline does: `time_out`, or the answer that then stands.'),
  })
  .meta({ id: 'TaskResponse' })

export const listTasksQuery = z.object({
  status: taskStatus.optional().describe('Exactly this status; wins over `terminal`.'),
  assigned_to: plainText.optional().describe('An email, a Slack user id, or part of a display name.'),
  unassigned: laxBoolean.default(false).describe('Only tasks that nobody holds; wins over `assigned_to`.'),
  terminal: laxBoolean.default(false).describe('Only tasks that have ended.'),
  limit: laxInteger(LIST_LIMIT).default(LIST_LIMIT.default),
  offset: laxInteger({ min: 0, max: 2_147_483_647 }).default(0),
  cursor: z.string().optional().describe('The `cursor` of the previous page’s `Link` header; `offset` is ignored then.'),
  q: plainText.max(200).optional().describe('Text in the title, the payload or the key.'),
  pool: plainText.optional().describe('Tasks asked of this pool.'),
  role: plainText.optional().describe('Tasks asked of this role.'),
})

export const filesQuery = z.object({
  files: z
    .enum(['inline', 'reference'])
    .default('inline')
    .describe('How uploaded files are told of: `{name, mime, size, data}`, or `{name, mime, size, file_id, url}`.'),
})

export const pollQuery = z.object({
  timeout: laxInteger(POLL_SECONDS).default(POLL_SECONDS.default).describe('Seconds to hold the request.'),
  questions: laxInteger({ min: 0, max: 2_147_483_647 })
    .optional()
    .describe('How many questions to the agent you know; the answer comes at once when there are more.'),
})

export const pollResponse = z
  .object({
    status: taskStatus,
    response: jsonObject.nullable(),
    completed_at: timestamp.nullable(),
    timed_out_at: timestamp.nullable(),
    verification_attempt: z.int(),
    timeout_at: timestamp.describe('When the deadline passes; it may have been extended since you asked.'),
    questions: z.int().describe('How many questions people have put to the agent so far; read them as comments.'),
  })
  .meta({ id: 'PollResponse' })

export const streamRequest = z
  .object({ task_ids: z.array(z.string()).min(1).max(MAX_STREAMED_TASKS).describe('The tasks to wait for.') })
  .meta({ id: 'StreamRequest' })

export const streamedTask = z.object({ id: z.string(), ...pollResponse.shape }).meta({ id: 'StreamedTask' })

export const extendTaskRequest = z
  .object({ timeout_seconds: laxInteger(TIMEOUT_SECONDS).describe('Seconds from now until the new deadline; it may only get later.') })
  .meta({ id: 'ExtendTaskRequest' })

const reason = plainText.trim().max(MAX_REASON_LENGTH)

export const reassignTaskRequest = z
  .object({
    assign_to: jsonObject.describe('Who is asked instead, in any shape that creating a task takes.'),
    reason: reason.nullish().describe('Why: the people who are asked now read it.'),
  })
  .meta({ id: 'ReassignTaskRequest' })

export const declineTaskRequest = z
  .object({ reason: reason.min(1, 'must say why').describe('Why not: whoever looks after the task reads it.') })
  .meta({ id: 'DeclineTaskRequest' })

export const releaseTaskRequest = z
  .object({ reason: reason.nullish().describe('Why, if it helps whoever takes it next.') })
  .meta({ id: 'ReleaseTaskRequest' })

export const completeTaskRequest = z
  .object({
    response: jsonObject,
    completed_by_email: plainText.nullish().describe('Read only with the admin token; for people the server stamps who they are.'),
    completed_via_channel: plainText.nullish().describe('Read only with the admin token.'),
  })
  .meta({ id: 'CompleteTaskRequest' })

export const auditEntryResponse = z
  .object({
    id: z.string(),
    task_id: z.string(),
    from_status: taskStatus.nullable(),
    to_status: taskStatus,
    action: z.string(),
    actor_type: z.enum(['agent', 'human', 'system']),
    actor_email: z.string().nullable(),
    channel: z.string().nullable(),
    extra_data: jsonObject.nullable(),
    created_at: timestamp,
  })
  .meta({ id: 'AuditEntryResponse' })

export type CreateTaskRequest = z.output<typeof createTaskRequest>
export type TaskResponse = z.infer<typeof taskResponse>
export type PollResponse = z.infer<typeof pollResponse>
export type StreamedTask = z.infer<typeof streamedTask>
export type AuditEntryResponse = z.infer<typeof auditEntryResponse>
export type ListTasksQuery = z.output<typeof listTasksQuery>
