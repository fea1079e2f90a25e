import { pool } from '#server/db/client.ts'
import { newId } from '#server/domain/ids.ts'
import { settledBody, type SettledTask } from '#server/webhooks/settled-body.ts'
import type { Played } from './play.ts'
import type { Chance } from './random.ts'

/** `.example` is nobody's, so a server that runs while this is seeded reaches nobody. */
const RECEIVERS: Record<string, string> = {
  refund: 'https://hooks.shop.example/awaithumans',
  reply: 'https://hooks.shop.example/awaithumans',
  wire_transfer: 'https://treasury.bank.example/callbacks/decisions',
}
const RECEIVER = 'https://agents.example/hooks/tasks'

type Outcome = { status: string; attempts: number; code: number | null; error: string | null; answer: string | null }

/** Most go well at once. The bank's were down for a while: some are given up, and some are still being tried. */
const OUTCOMES: Record<string, Outcome> = {
  well: { status: 'succeeded', attempts: 1, code: 200, error: null, answer: 'ok' },
  again: { status: 'succeeded', attempts: 3, code: 202, error: null, answer: '' },
  refused: { status: 'abandoned', attempts: 1, code: 410, error: 'HTTP 410', answer: 'This endpoint has moved.' },
  down: { status: 'abandoned', attempts: 12, code: 503, error: 'HTTP 503', answer: 'upstream connect error' },
  trying: { status: 'pending', attempts: 4, code: null, error: 'no answer within 15 s', answer: null },
}

const ENDED = `UPDATE tasks SET callback_url = p.url FROM json_to_recordset($1::json) AS p (id text, url text) WHERE tasks.id = p.id
  RETURNING tasks.id, idempotency_key, status, response, completed_at, timed_out_at, completed_by_email, completed_via_channel, verification_attempt,
    callback_url AS url, updated_at`

const DELIVERIES = `INSERT INTO webhook_deliveries (id, task_id, url, host, body, status, attempt_count, next_attempt_at, gives_up_at, first_attempted_at,
    last_attempt_at, last_error, last_status_code, created_at, updated_at)
  SELECT d.id, d.task_id, d.url, d.host, d.body, d.status, d.attempts, CASE d.status WHEN 'pending' THEN now() + interval '50 minutes' ELSE d.at END,
    d.at + interval '75 hours', d.at, d.at + d.took, d.error, d.code, d.at, d.at + d.took
  FROM json_to_recordset($1::json) AS d (id text, task_id text, url text, host text, body text, status text, attempts int, at timestamptz, took interval,
    error text, code int)`

const ATTEMPTS = `INSERT INTO webhook_attempts (id, delivery_id, started_at, duration_ms, status_code, error, answer)
  SELECT a.id, a.delivery_id, a.at, a.ms, a.code, a.error, a.answer
  FROM json_to_recordset($1::json) AS a (id text, delivery_id text, at timestamptz, ms int, code int, error text, answer text)`

/** Seconds from the first attempt to attempt `index`: twice as long each time, up to eight hours between two. */
const since = (index: number) =>
  Array.from({ length: index }, (_, gap) => Math.min(5 * 2 ** gap, 28_800)).reduce((sum, gap) => sum + gap, 0)

/** What became of the webhooks, written by SQL: to send them would need somebody to receive them, and to fail them, days. */
export async function recordHistory(chance: Chance, played: readonly Played[]): Promise<void> {
  const ended = played.filter(({ callsBack, endedAt }) => callsBack && endedAt !== null)
  const calls = ended.map(({ id, kind }) => ({ id, url: RECEIVERS[kind] ?? RECEIVER }))
  const { rows } = await pool().query<SettledTask & { url: string; updated_at: Date }>(ENDED, [JSON.stringify(calls)])
  const deliveries = rows.map(({ url, updated_at: at, ...task }) => {
    const lately = Date.now() - at.getTime() < 86_400_000
    const name = chance.weighted<string>(
      lately ? { well: 6, trying: 4 } : { well: 88, again: 6, refused: 2, down: url.includes('bank') ? 12 : 2 },
    )
    const outcome = OUTCOMES[name] as Outcome
    const took = `${since(outcome.attempts - 1)} seconds`
    return { ...outcome, id: newId(), task_id: task.id, url, host: new URL(url).host, body: settledBody(task), at, took }
  })
  const attempts = deliveries.flatMap(({ id, at, attempts, status, code, error, answer }) =>
    Array.from({ length: attempts }, (_, index) => {
      const good = status === 'succeeded' && index === attempts - 1
      const failed = { code: 503, error: 'HTTP 503', answer: 'upstream connect error' }
      const came = status === 'succeeded' && !good ? failed : { code, error, answer }
      return { id: newId(), delivery_id: id, at: new Date(at.getTime() + since(index) * 1_000), ms: chance.between(40, 900), ...came }
    }),
  )
  await pool().query(DELIVERIES, [JSON.stringify(deliveries)])
  await pool().query(ATTEMPTS, [JSON.stringify(attempts)])
}
