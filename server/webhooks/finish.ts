import { pool } from '#server/db/client.ts'
import { newId } from '#server/domain/ids.ts'
import { log } from '#server/log.ts'
import { signalChange } from '#server/waiters/signal-change.ts'
import type { Claimed } from './claim.ts'
import type { Attempt } from './deliver.ts'
import { delayAfter } from './schedule.ts'

/** The receiver has said that it wants no more: no later try would fare better. */
const GONE = 410

/**
 * The attempt, the delivery, and, where the task asks for it, the erasing of the answer from wherever it is kept: the task, what
 * people had submitted, the body, and what receivers said to it, which may repeat it. One statement, so one transaction.
 * A process that has lost its lease meanwhile writes nothing, unless it has good news.
 */
const FINISH = `WITH ended AS (
    UPDATE webhook_deliveries d SET
      status = CASE WHEN $3 = 'retry' AND now() < d.gives_up_at THEN 'pending' WHEN $3 = 'retry' THEN 'abandoned' ELSE $3 END,
      next_attempt_at = CASE WHEN $3 = 'retry' THEN now() + make_interval(secs => $4) ELSE d.next_attempt_at END,
      attempt_count = d.attempt_count + 1, leased_until = NULL, updated_at = now(),
      first_attempted_at = COALESCE(d.first_attempted_at, $6), last_attempt_at = $6, last_status_code = $8, last_error = $9,
      body = CASE WHEN $3 = 'succeeded' AND t.redact_response_after_submit AND t.response IS NOT NULL THEN NULL ELSE d.body END
    FROM tasks t WHERE d.id = $1 AND t.id = d.task_id AND (d.leased_until = $2 OR $3 = 'succeeded')
    RETURNING d.id, d.task_id, d.host, d.status, d.attempt_count, d.body IS NULL AS redacted),
  recorded AS (INSERT INTO webhook_attempts (id, delivery_id, started_at, duration_ms, status_code, error, answer)
    SELECT $5, id, $6, $7, $8, $9, CASE WHEN NOT redacted THEN $10 END FROM ended),
  task AS (UPDATE tasks t SET response = NULL, response_redacted_at = COALESCE(t.response_redacted_at, now()), updated_at = now()
    FROM ended WHERE redacted AND t.id = ended.task_id),
  submitted AS (UPDATE submissions s SET answer = 'null' FROM ended WHERE redacted AND s.task_id = ended.task_id),
  answers AS (UPDATE webhook_attempts a SET answer = NULL FROM ended WHERE redacted AND a.delivery_id = ended.id)
  SELECT task_id, host, status, attempt_count, redacted FROM ended`

type Ended = { task_id: string; host: string; status: string; attempt_count: number; redacted: boolean }

function outcomeOf({ error, statusCode }: Attempt): 'succeeded' | 'abandoned' | 'retry' {
  if (error === null) return 'succeeded'
  return statusCode === GONE ? 'abandoned' : 'retry'
}

/** No column takes U+0000, and what receivers and networks say may be anything. */
const storable = (text: string | null) => text?.replaceAll('\0', '') ?? null

/** Writes down what came of an attempt, and when the next one is due. */
export async function finishAttempt(delivery: Claimed, attempt: Attempt): Promise<void> {
  const { rows } = await pool().query<Ended>({
    name: 'finish-attempt',
    text: FINISH,
    values: [
      delivery.id,
      delivery.leasedUntil,
      outcomeOf(attempt),
      delayAfter(delivery.failures + 1, attempt.retryAfter),
      newId(),
      attempt.startedAt,
      attempt.durationMs,
      attempt.statusCode,
      storable(attempt.error),
      storable(attempt.answer),
    ],
  })
  const [ended] = rows
  if (ended?.redacted) signalChange(ended.task_id, 'redacted')
  if (ended?.status === 'abandoned')
    log().warn(
      { deliveryId: delivery.id, taskId: ended.task_id, host: ended.host, attempts: ended.attempt_count, err: attempt.error },
      'a webhook was given up; redeliver it once its receiver works',
    )
}
