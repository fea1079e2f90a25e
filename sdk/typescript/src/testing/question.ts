import { isTerminal, type TaskStatus } from '../contract/statuses.ts'
import type { CreateTaskRequest, PollResponse, TaskResponse } from '../generated/api.ts'
import { TRANSITIONS } from '../generated/lifecycle.ts'
import type { Act, Behaviour } from './behaviour.ts'
import { judgeSchema } from './judge-schema.ts'

/** One answer that somebody sent, and what became of it. */
export type Attempt = {
  /** When, on the test client's clock. */
  at: Date
  /** Email of who sent it. */
  by: string | null
  response: Record<string, unknown>
  /** `invalid`: it does not fit the response schema. `late`: the task had ended. */
  verdict: 'accepted' | 'invalid' | 'late'
  /** Why it was refused, when it does not fit. */
  problems: { path: string; message: string }[]
}

const NOBODY = {
  assigned_to_email: null,
  assigned_to_user_id: null,
  assigned_to_display_name: null,
  assigned_to_slack_user_id: null,
  completed_by_email: null,
  completed_by_user_id: null,
  completed_by_display_name: null,
  completed_by_slack_user_id: null,
}

/** As the wire has moments: six digits of a second. */
export function moment(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z')
}

function toWire(id: string, request: CreateTaskRequest, now: number): TaskResponse {
  return {
    id,
    idempotency_key: request.idempotency_key,
    task: request.task,
    payload: request.payload,
    payload_schema: request.payload_schema,
    response_schema: request.response_schema,
    form_definition: request.form_definition ?? null,
    task_metadata: request.task_metadata ?? null,
    status: 'created',
    assign_to: request.assign_to ?? null,
    ...NOBODY,
    initial_response: request.initial_response ?? null,
    response: null,
    response_redacted_at: null,
    redact_response_after_submit: request.redact_response_after_submit ?? false,
    verifier_result: null,
    verification_attempt: 0,
    timeout_seconds: request.timeout_seconds,
    redact_payload: request.redact_payload ?? false,
    created_at: moment(now),
    updated_at: moment(now),
    completed_at: null,
    timed_out_at: null,
    completed_via_channel: null,
    timeout_at: moment(now + request.timeout_seconds * 1000),
    on_timeout: typeof request.on_timeout === 'object' && request.on_timeout ? request.on_timeout : 'time_out',
  }
}

/** A question that was asked of the test client, and how it stands. */
export class Question {
  /** The whole body of the request that asked it, in wire names. */
  readonly request: CreateTaskRequest
  /** Every answer that was sent, also the refused ones. */
  readonly attempts: Attempt[] = []
  /** What has happened, in the words of the audit trail: `created`, `completed`, `timed_out` … */
  readonly events: string[] = []
  /** How often it was asked with the same key: a restarted agent asks again. */
  timesAsked = 1
  /** What is to happen with it by script; undefined while the test itself answers. @internal */
  readonly behaviour: Behaviour | undefined
  /** The acts of the script that come after the end. @internal */
  readonly afterwards: Act[] = []
  /** @internal */
  readonly wire: TaskResponse

  /** @internal */
  constructor(id: string, { request, now, behaviour }: { request: CreateTaskRequest; now: number; behaviour: Behaviour | undefined }) {
    this.request = request
    this.behaviour = behaviour
    this.wire = toWire(id, request, now)
    this.events.push(TRANSITIONS.create.event)
  }

  /** Of the task. */
  get id(): string {
    return this.wire.id
  }

  /** The headline. */
  get task(): string {
    return this.wire.task
  }

  /** The evidence, as JSON. */
  get payload(): Record<string, unknown> {
    return this.request.payload
  }

  /** As JSON Schema. */
  get responseSchema(): Record<string, unknown> {
    return this.wire.response_schema
  }

  /** What the agent proposed. */
  get initialResponse(): Record<string, unknown> | null {
    return this.wire.initial_response
  }

  /** Who was asked, in wire spelling. */
  get assignTo(): Record<string, unknown> | null {
    return this.wire.assign_to
  }

  /** As given, or made from the question. */
  get idempotencyKey(): string {
    return this.wire.idempotency_key
  }

  /** As it was asked. */
  get timeoutMs(): number {
    return this.wire.timeout_seconds * 1000
  }

  /** Of the task. */
  get status(): TaskStatus {
    return this.wire.status
  }

  /** Whether it can still be answered. */
  get isOpen(): boolean {
    return !isTerminal(this.wire.status)
  }

  /** The answer that stands. */
  get response(): Record<string, unknown> | null {
    return this.wire.response
  }

  /** When the deadline passes, in milliseconds since 1970. @internal */
  get deadline(): number {
    return Date.parse(this.wire.timeout_at)
  }

  /** The steps of the server's own table, if they may be taken from here. @internal */
  move(actions: readonly (keyof typeof TRANSITIONS)[], now: number): boolean {
    let { status } = this.wire
    const events: string[] = []
    for (const action of actions) {
      const { from, to, event } = TRANSITIONS[action]
      if (!(from as readonly TaskStatus[]).includes(status)) return false
      status = to
      events.push(event)
    }
    Object.assign(this.wire, { status, updated_at: moment(now) })
    this.events.push(...events)
    return true
  }

  /** Judges an answer and, if it holds, completes the task with it. @internal */
  submit(response: Record<string, unknown>, { now, by, channel }: { now: number; by: string | null; channel: string | null }): Attempt {
    const problems = this.isOpen ? judgeSchema(this.responseSchema, response).map(({ path, message }) => ({ path, message })) : []
    const verdict = !this.isOpen ? 'late' : problems.length > 0 ? 'invalid' : 'accepted'
    const attempt: Attempt = { at: new Date(now), by, response, verdict, problems }
    this.attempts.push(attempt)
    if (verdict !== 'accepted') return attempt
    this.move(['submit', 'complete'], now)
    Object.assign(this.wire, {
      response,
      completed_at: moment(now),
      completed_by_email: by,
      completed_via_channel: channel,
    })
    return attempt
  }

  /** The deadline has passed. @internal */
  expire(now: number): void {
    const { on_timeout: onTimeout } = this.wire
    const answered = typeof onTimeout === 'object'
    if (!this.move([answered ? 'default' : 'expire'], now)) return
    this.wire.timed_out_at = moment(now)
    if (answered) Object.assign(this.wire, { response: onTimeout.response, completed_at: moment(now), completed_via_channel: 'on_timeout' })
  }

  /** What a poll tells. @internal */
  poll(): PollResponse {
    const { wire } = this
    return {
      status: wire.status,
      response: this.isOpen ? null : wire.response,
      completed_at: wire.completed_at,
      timed_out_at: wire.timed_out_at,
      verification_attempt: wire.verification_attempt,
      timeout_at: wire.timeout_at,
      questions: 0,
    }
  }
}
