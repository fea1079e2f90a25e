import { pool } from '#server/db/client.ts'
import { prepared } from '#server/db/prepared.ts'
import { newId } from '#server/domain/ids.ts'
import { log } from '#server/log.ts'
import { signalChange } from '#server/waiters/signal-change.ts'
import type { Claimed } from './claim.ts'
import type { Attempt } from './deliver.ts'
import { delayAfter } from './schedule.ts'

/** The receiver has said that it wants no more: no later try would fare better. */
const GONE = 410

/** Attempts written in one statement, as many as ended while the last one was being written. At a kilobyte each it stays small. */
const BATCH = 100

/**
 * The attempts, the deliveries, and, where a task asks for it, the erasing of its answer from wherever it is kept: the task, what
 * people had submitted, the body, and what receivers said to it, which may repeat it. One statement, so one transaction.
 * A process that has lost its lease meanwhile writes nothing, unless it has good news. Times are Postgres's, one clock for all.
 */
const FINISH = `WITH ended AS (
    UPDATE webhook_deliveries d SET
      status = CASE WHEN a.outcome = 'retry' AND now() < d.gives_up_at THEN 'pending' WHEN a.outcome = 'retry' THEN 'abandoned' ELSE a.outcome END,
      next_attempt_at = CASE WHEN a.outcome = 'retry' THEN now() + make_interval(secs => a.delay) ELSE d.next_attempt_at END,
      attempt_count = d.attempt_count + 1, leased_until = NULL, updated_at = now(),
      first_attempted_at = COALESCE(d.first_attempted_at, a.started_at), last_attempt_at = a.started_at,
      last_status_code = a.status_code, last_error = a.error,
      body = CASE WHEN a.outcome = 'succeeded' AND t.redact_response_after_submit AND t.response IS NOT NULL THEN NULL ELSE d.body END
    FROM (SELECT *, now() - make_interval(secs => duration_ms / 1000.0) AS started_at FROM jsonb_to_recordset($1::jsonb)
        AS a (delivery_id text, leased_until timestamptz, outcome text, delay float8, id text, duration_ms int, status_code int, error text,
        answer text)) AS a, tasks t
    WHERE d.id = a.delivery_id AND t.id = d.task_id AND (d.leased_until = a.leased_until OR a.outcome = 'succeeded')
    RETURNING a.*, d.task_id, d.host, d.status, d.attempt_count, d.body IS NULL AS redacted),
  recorded AS (INSERT INTO webhook_attempts (id, delivery_id, started_at, duration_ms, status_code, error, answer)
    SELECT id, delivery_id, started_at, duration_ms, status_code, error, CASE WHEN NOT redacted THEN answer END FROM ended),
  task AS (UPDATE tasks t SET response = NULL, response_redacted_at = COALESCE(t.response_redacted_at, now()), updated_at = now()
    FROM ended WHERE redacted AND t.id = ended.task_id),
  submitted AS (UPDATE submissions s SET answer = 'null' FROM ended WHERE redacted AND s.task_id = ended.task_id),
  answers AS (UPDATE webhook_attempts w SET answer = NULL FROM ended WHERE redacted AND w.delivery_id = ended.delivery_id)
  SELECT delivery_id, task_id, host, status, error, attempt_count, redacted FROM ended`

type Ended = {
  delivery_id: string
  task_id: string
  host: string
  status: string
  error: string | null
  attempt_count: number
  redacted: boolean
}

function outcomeOf({ error, statusCode }: Attempt): 'succeeded' | 'abandoned' | 'retry' {
  if (error === null) return 'succeeded'
  return statusCode === GONE ? 'abandoned' : 'retry'
}

/** What receivers and networks say may be anything; Postgres takes neither of these. */
const storable = (text: string | null) => text?.replaceAll(/\0|\p{Surrogate}/gu, '') ?? null

function toRow(delivery: Claimed, attempt: Attempt) {
  return {
    delivery_id: delivery.id,
    leased_until: delivery.leasedUntil,
    outcome: outcomeOf(attempt),
    delay: delayAfter(delivery.failures + 1, attempt.retryAfter),
    id: newId(),
    duration_ms: attempt.durationMs,
    status_code: attempt.statusCode,
    error: storable(attempt.error),
    answer: storable(attempt.answer),
  }
}

function tell({ delivery_id, task_id, host, status, error, attempt_count, redacted }: Ended): void {
  if (redacted) signalChange(task_id, 'redacted')
  if (status !== 'abandoned') return
  const about = { deliveryId: delivery_id, taskId: task_id, host, attempts: attempt_count, err: error }
  log().warn(about, 'a webhook was given up; redeliver it once its receiver works')
}

type Pending = { row: ReturnType<typeof toRow>; resolve: () => void; reject: (error: unknown) => void }

const pending: Pending[] = []
let writing = false

async function write(batch: readonly Pending[]): Promise<void> {
  try {
    const { rows } = await pool().query<Ended>(prepared(FINISH, [JSON.stringify(batch.map(({ row }) => row))]))
    rows.forEach(tell)
    for (const { resolve } of batch) resolve()
  } catch (error) {
    // One that cannot be written must not take the others along.
    if (batch.length > 1) await Promise.all(batch.map((one) => write([one])))
    else for (const { reject } of batch) reject(error)
  }
}

async function writeAll(): Promise<void> {
  writing = true
  while (pending.length > 0) await write(pending.splice(0, BATCH))
  writing = false
}

/** Writes down what came of an attempt, and when the next one is due; together with others that ended at the same time. */
export function finishAttempt(delivery: Claimed, attempt: Attempt): Promise<void> {
  return new Promise((resolve, reject) => {
    pending.push({ row: toRow(delivery, attempt), resolve, reject })
    if (!writing) void writeAll()
  })
}
