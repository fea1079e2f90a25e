import type { TaskResponse } from '#contract/task.ts'
import type { TaskStatus } from '#contract/statuses.ts'

type Json = Record<string, unknown>
type PersonColumns<Prefix extends string> = Record<
  `${Prefix}_email` | `${Prefix}_user_id` | `${Prefix}_display_name` | `${Prefix}_slack_user_id`,
  string | null
>

/** A row of `tasks` with the names of its people, as `TASK_COLUMNS` selects it. */
export type TaskRow = PersonColumns<'assigned_to'> &
  PersonColumns<'completed_by'> & {
    id: string
    idempotency_key: string
    task: string
    payload: Json
    payload_schema: Json
    response_schema: Json
    form_definition: Json | null
    task_metadata: Record<string, string> | null
    status: TaskStatus
    assign_to: Json | null
    initial_response: Json | null
    response: Json | null
    response_redacted_at: Date | null
    redact_response_after_submit: boolean
    verifier_result: { passed: boolean; reason: string; parsed_response: unknown } | null
    verification_attempt: number
    timeout_seconds: number
    timeout_at: Date
    claim_expires_at: Date | null
    escalate_at: Date | null
    default_response: Json | null
    redact_payload: boolean
    created_at: Date
    updated_at: Date
    completed_at: Date | null
    timed_out_at: Date | null
    completed_via_channel: string | null
  }

/** SQL: what somebody is called; null when there is nobody of that id any more and none was given. */
export const nameOf = (alias: string, id: string) =>
  `CASE WHEN ${alias}.id IS NULL THEN NULL ELSE COALESCE(${alias}.display_name, ${alias}.email, '@' || ${alias}.slack_user_id, ${id}) END`

/** Select list and joins shared by every statement that answers with whole tasks; `t` is the task. */
export const TASK_COLUMNS = `t.id, t.idempotency_key, t.task, t.payload, t.payload_schema, t.response_schema, t.form_definition,
  t.task_metadata, t.status, t.assign_to, t.assigned_to_email, t.assigned_to_user_id, ${nameOf('au', 't.assigned_to_user_id')} AS assigned_to_display_name,
  au.slack_user_id AS assigned_to_slack_user_id, t.initial_response, t.response, t.response_redacted_at, t.redact_response_after_submit,
  t.verifier_result, t.verification_attempt, t.timeout_seconds, t.timeout_at, t.claim_expires_at, t.escalate_at, t.default_response, t.redact_payload, t.created_at, t.updated_at, t.completed_at,
  t.timed_out_at, t.completed_by_email, t.completed_by_user_id, ${nameOf('cu', 't.completed_by_user_id')} AS completed_by_display_name,
  cu.slack_user_id AS completed_by_slack_user_id, t.completed_via_channel`

export const TASK_JOINS = 'LEFT JOIN users au ON au.id = t.assigned_to_user_id LEFT JOIN users cu ON cu.id = t.completed_by_user_id'

/** `2026-11-23T09:12:10.178000Z`: clients parse six digits of a second (server §0.2). */
export function timestamp(date: Date): string
export function timestamp(date: Date | null): string | null
export function timestamp(date: Date | null): string | null {
  return date && date.toISOString().replace('Z', '000Z')
}

const MASKED = { _redacted: true }

/** The wire's 31 keys in the wire's order, and two of ours after them. `masked` is for lists, where a redacted payload is not shown. */
export function toTaskResponse(row: TaskRow, { masked = false } = {}): TaskResponse {
  return {
    id: row.id,
    idempotency_key: row.idempotency_key,
    task: row.task,
    payload: masked && row.redact_payload ? MASKED : row.payload,
    payload_schema: row.payload_schema,
    response_schema: row.response_schema,
    form_definition: row.form_definition,
    task_metadata: row.task_metadata,
    status: row.status,
    assign_to: row.assign_to,
    assigned_to_email: row.assigned_to_email,
    assigned_to_user_id: row.assigned_to_user_id,
    assigned_to_display_name: row.assigned_to_display_name,
    assigned_to_slack_user_id: row.assigned_to_slack_user_id,
    initial_response: row.initial_response,
    response: row.response,
    response_redacted_at: timestamp(row.response_redacted_at),
    redact_response_after_submit: row.redact_response_after_submit,
    verifier_result: row.verifier_result,
    verification_attempt: row.verification_attempt,
    timeout_seconds: row.timeout_seconds,
    redact_payload: row.redact_payload,
    created_at: timestamp(row.created_at),
    updated_at: timestamp(row.updated_at),
    completed_at: timestamp(row.completed_at),
    timed_out_at: timestamp(row.timed_out_at),
    completed_by_email: row.completed_by_email,
    completed_by_user_id: row.completed_by_user_id,
    completed_by_display_name: row.completed_by_display_name,
    completed_by_slack_user_id: row.completed_by_slack_user_id,
    completed_via_channel: row.completed_via_channel,
    timeout_at: timestamp(row.timeout_at),
    on_timeout: row.default_response ? { response: row.default_response } : 'time_out',
  }
}
