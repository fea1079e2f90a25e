import type { TaskStatus } from './contract/statuses.ts'
import type { PollResponse, TaskResponse } from './generated/api.ts'

/** What a verifier thought of an answer. */
export type VerifierResult = {
  passed: boolean
  /** In words; the person sees it when the answer is refused. */
  reason: string
  /** The answer as the verifier understood it, when it came as text. */
  parsedResponse?: unknown
}

/** A person, as far as the server says who they are. */
export type Person = {
  email: string | null
  /** Their id on the server, as in `people.get()`. */
  userId: string | null
  displayName: string | null
  slackUserId: string | null
}

/** A task as it is on the server, under the names it was asked with. */
export type TaskRecord = {
  id: string
  /** As given, or made from the question. */
  idempotencyKey: string
  /** The question, as a headline. */
  task: string
  /** The evidence. In lists of tasks with `redactPayload`: `{ _redacted: true }`. */
  payload: Record<string, unknown> | null
  /** JSON Schema. */
  payloadSchema: Record<string, unknown>
  /** JSON Schema. */
  responseSchema: Record<string, unknown>
  /** The form, in wire format; null when the server draws it from `responseSchema`. */
  formDefinition: Record<string, unknown> | null
  taskMetadata: Record<string, string> | null
  status: TaskStatus
  /** As sent when the task was created, in wire spelling. */
  assignTo: Record<string, unknown> | null
  /** Who holds the task; every member is null while nobody does. */
  assignee: Person
  /** What the form opens filled with. */
  initialResponse: Record<string, unknown> | null
  /** The answer as JSON, not yet parsed by a schema. Once the task is `completed` it stands. */
  response: Record<string, unknown> | null
  /** When the answer was erased, as `redactResponseAfterSubmit` wants it. */
  responseRedactedAt: Date | null
  redactResponseAfterSubmit: boolean
  /** The verifier's last word. */
  verifierResult: VerifierResult | null
  /** Answers that the verifier has looked at. */
  verificationAttempt: number
  /** Milliseconds from the creation to the deadline, as asked. */
  timeoutMs: number
  /** When the deadline passes; later than `timeoutMs` after the creation if it was extended. */
  timeoutAt: Date
  /** What the deadline does. */
  onTimeout: 'time_out' | { response: Record<string, unknown> }
  redactPayload: boolean
  createdAt: Date
  /** When it last changed. */
  updatedAt: Date
  completedAt: Date | null
  /** When the deadline passed. */
  timedOutAt: Date | null
  /** Who answered; every member is null until somebody has. */
  completedBy: Person
  /** `dashboard`, `slack`, `email`, `embed`, `on_timeout` when nobody answered and that answer stands, or another word the client gave. */
  completedViaChannel: string | null
}

/** How a task ended. */
export type TaskOutcome<TResponse = Record<string, unknown>> = {
  /** Of the task. */
  id: string
  /** `completed`, `timed_out`, `cancelled` or `verification_exhausted`. */
  status: TaskStatus
  /** The answer, when `status` is `completed`; null otherwise, or when it was redacted. */
  response: TResponse | null
  completedAt: Date | null
  /** When the deadline passed. With `completed`: nobody answered, and `response` is the one of `onTimeout`. */
  timedOutAt: Date | null
  /** Answers that the verifier has looked at. */
  verificationAttempt: number
}

const date = (value: string | null): Date | null => (value === null ? null : new Date(value))

export function toTaskRecord(wire: TaskResponse): TaskRecord {
  const { verifier_result: verdict } = wire
  return {
    id: wire.id,
    idempotencyKey: wire.idempotency_key,
    task: wire.task,
    payload: wire.payload,
    payloadSchema: wire.payload_schema,
    responseSchema: wire.response_schema,
    formDefinition: wire.form_definition,
    taskMetadata: wire.task_metadata,
    status: wire.status,
    assignTo: wire.assign_to,
    assignee: {
      email: wire.assigned_to_email,
      userId: wire.assigned_to_user_id,
      displayName: wire.assigned_to_display_name,
      slackUserId: wire.assigned_to_slack_user_id,
    },
    initialResponse: wire.initial_response,
    response: wire.response,
    responseRedactedAt: date(wire.response_redacted_at),
    redactResponseAfterSubmit: wire.redact_response_after_submit,
    verifierResult: verdict && { passed: verdict.passed, reason: verdict.reason, parsedResponse: verdict.parsed_response },
    verificationAttempt: wire.verification_attempt,
    timeoutMs: wire.timeout_seconds * 1000,
    timeoutAt: new Date(wire.timeout_at),
    onTimeout: wire.on_timeout,
    redactPayload: wire.redact_payload,
    createdAt: new Date(wire.created_at),
    updatedAt: new Date(wire.updated_at),
    completedAt: date(wire.completed_at),
    timedOutAt: date(wire.timed_out_at),
    completedBy: {
      email: wire.completed_by_email,
      userId: wire.completed_by_user_id,
      displayName: wire.completed_by_display_name,
      slackUserId: wire.completed_by_slack_user_id,
    },
    completedViaChannel: wire.completed_via_channel,
  }
}

/** An answer counts only when the task is completed: before that, `response` may hold one that the verifier refused. */
export function toTaskOutcome(id: string, wire: PollResponse): TaskOutcome {
  return {
    id,
    status: wire.status,
    response: wire.status === 'completed' ? wire.response : null,
    completedAt: date(wire.completed_at),
    timedOutAt: date(wire.timed_out_at),
    verificationAttempt: wire.verification_attempt ?? 0,
  }
}
