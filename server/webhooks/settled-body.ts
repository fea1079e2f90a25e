import { timestamp } from '#server/tasks/task-row.ts'

/** The columns of a task that its webhook tells of. */
export type SettledTask = {
  id: string
  idempotency_key: string
  status: string
  response: Record<string, unknown> | null
  completed_at: Date | null
  timed_out_at: Date | null
  completed_by_email: string | null
  completed_via_channel: string | null
  verification_attempt: number
}

/** `2026-11-23T09:12:10.178000+00:00`: webhooks spell UTC differently from answers of the API (server §0.2). */
function isoformat(date: Date | null): string | null {
  return timestamp(date)?.replace('Z', '+00:00') ?? null
}

/** Everything beyond printable ASCII as \uXXXX: no proxy on the way can read it in another encoding. */
function toAscii(json: string): string {
  return json.replaceAll(/[\x7f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The body of a webhook (server §4.3): names, order and spelling are binding, because receivers check the signature of these very bytes. */
export function settledBody(task: SettledTask): string {
  return toAscii(
    JSON.stringify({
      task_id: task.id,
      idempotency_key: task.idempotency_key,
      status: task.status,
      response: task.response,
      completed_at: isoformat(task.completed_at),
      timed_out_at: isoformat(task.timed_out_at),
      completed_by_email: task.completed_by_email,
      completed_via_channel: task.completed_via_channel,
      verification_attempt: task.verification_attempt,
    }),
  )
}
