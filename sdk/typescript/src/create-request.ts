import { assignToWire } from './assign-to.ts'
import { MAX_KEY_LENGTH, MAX_TASK_LENGTH, TIMEOUT_SECONDS } from './contract/limits.ts'
import { SchemaValidationError, TimeoutRangeError } from './errors/input-errors.ts'
import type { CreateTaskRequest } from './generated/api.ts'
import { generateIdempotencyKey } from './idempotency.ts'
import type { CreateTaskOptions, VerifierConfig } from './options.ts'
import { refuseUnsendable } from './refuse-unsendable.ts'
import { toJsonSchema } from './schema/json-schema.ts'
import { parseWith } from './schema/validate.ts'

type Extras = Pick<CreateTaskOptions, 'idempotencyKey' | 'taskMetadata' | 'initialResponse' | 'onTimeout' | 'formDefinition'>
type Timed = 'timeoutMs' | 'remindAfterMs' | 'remindEveryMs' | 'escalateAfterMs'

/** A time as the wire has it: a deadline's limits are those of reminders and escalations too. @throws {TimeoutRangeError} */
export function toSeconds(given: number, option: Timed = 'timeoutMs'): number {
  // Written so that NaN, and anything that is no number, is out of range too.
  const inRange = given >= TIMEOUT_SECONDS.min * 1000 && given <= TIMEOUT_SECONDS.max * 1000
  if (typeof given !== 'number' || !inRange) throw new TimeoutRangeError(given, option)
  return Math.round(given / 1000)
}

function checkText(text: string, field: 'task' | 'idempotencyKey', { limit, advice }: { limit: number; advice: string }): void {
  if (typeof text !== 'string' || !text.trim()) throw new SchemaValidationError(field, `It must be text and not empty. ${advice}`)
  if (text.length > limit) throw new SchemaValidationError(field, `It has ${text.length} characters and may have ${limit}. ${advice}`)
  refuseUnsendable(text, field)
}

const TASK_TEXT = { limit: MAX_TASK_LENGTH, advice: 'It is the headline the person reads; the rest belongs into the payload.' }
const KEY_TEXT = { limit: MAX_KEY_LENGTH, advice: 'Make a short one, e.g. from a hash of what is too long.' }

/** What is given of these, as JSON will carry it. */
function checkExtras({ idempotencyKey, taskMetadata, initialResponse, onTimeout, formDefinition }: Extras): void {
  if (idempotencyKey !== undefined && idempotencyKey !== null) checkText(idempotencyKey, 'idempotencyKey', KEY_TEXT)
  for (const [key, value] of Object.entries(taskMetadata ?? {}))
    if (typeof value !== 'string')
      throw new SchemaValidationError('taskMetadata', `${key} is a ${typeof value}; it is shown as it is, so give text.`)
  if (onTimeout !== undefined && onTimeout !== 'time_out' && typeof onTimeout?.response !== 'object')
    throw new SchemaValidationError('onTimeout', "It is 'time_out', or { response } with the answer that then stands.")
  for (const [field, value] of Object.entries({ taskMetadata, initialResponse, onTimeout, formDefinition }))
    refuseUnsendable(value, field as keyof Extras)
}

/** What the payload is on the wire. */
function toJsonObject(payload: unknown): Record<string, unknown> {
  refuseUnsendable(payload, 'payload')
  const json: unknown = JSON.parse(JSON.stringify(payload ?? null))
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Record<string, unknown>
  throw new SchemaValidationError('payload', 'It must be a JSON object, so that its parts have names.')
}

function verifierToWire(verifier: VerifierConfig | undefined): CreateTaskRequest['verifier_config'] {
  if (!verifier) return null
  const { provider, instructions, maxAttempts = 3, model, apiKeyEnv, metadata } = verifier
  return {
    provider,
    instructions,
    max_attempts: maxAttempts,
    ...(model !== undefined && { model }),
    ...(apiKeyEnv !== undefined && { api_key_env: apiKeyEnv }),
    ...(metadata !== undefined && { metadata }),
  }
}

/** What `form()` of `awaithumans/forms` made brings its form along. */
function ownForm(schema: unknown): CreateTaskRequest['form_definition'] {
  const isForm = typeof schema === 'object' && schema !== null && 'formDefinition' in schema && '~standard' in schema
  return isForm ? (schema.formDefinition as Record<string, unknown>) : null
}

/** Only what is given: servers of earlier releases do not know it. */
function clocksToWire({
  remindAfterMs,
  remindEveryMs,
  escalateAfterMs,
  escalateTo,
}: Pick<CreateTaskOptions, 'remindAfterMs' | 'remindEveryMs' | 'escalateAfterMs' | 'escalateTo'>) {
  return {
    ...(remindAfterMs !== undefined && { remind_after: toSeconds(remindAfterMs, 'remindAfterMs') }),
    ...(remindEveryMs !== undefined && { remind_every: toSeconds(remindEveryMs, 'remindEveryMs') }),
    ...(escalateAfterMs !== undefined && { escalate_after: toSeconds(escalateAfterMs, 'escalateAfterMs') }),
    ...(escalateTo !== undefined && { escalate_to: assignToWire(escalateTo) }),
  }
}

/** Checks the options, cheapest first, and translates them to the wire. Nothing is sent when one of them is wrong. */
export async function toCreateRequest<TPayload, TResponse>(options: CreateTaskOptions<TPayload, TResponse>): Promise<CreateTaskRequest> {
  const timeout_seconds = toSeconds(options.timeoutMs)
  checkText(options.task, 'task', TASK_TEXT)
  checkExtras(options)
  const payload_schema = await toJsonSchema(options.payloadSchema, 'payloadSchema')
  await parseWith(options.payloadSchema, options.payload, 'payload')
  const payload = toJsonObject(options.payload)
  const assign_to = assignToWire(options.assignTo)
  return {
    task: options.task,
    payload,
    payload_schema,
    response_schema: await toJsonSchema(options.responseSchema, 'responseSchema'),
    form_definition: options.formDefinition ?? ownForm(options.responseSchema),
    task_metadata: options.taskMetadata ?? null,
    initial_response: options.initialResponse ?? null,
    redact_response_after_submit: options.redactResponseAfterSubmit ?? false,
    timeout_seconds,
    idempotency_key: options.idempotencyKey ?? (await generateIdempotencyKey(options.task, payload)),
    assign_to,
    notify: options.notify ? [...options.notify] : null,
    verifier_config: verifierToWire(options.verifier),
    redact_payload: options.redactPayload ?? false,
    callback_url: options.callbackUrl ?? null,
    ...clocksToWire(options),
    ...(options.onTimeout !== undefined && { on_timeout: options.onTimeout }),
  }
}
