import type { CreateTaskRequest, TaskResponse } from '#contract/task.ts'
import { pool } from '#server/db/client.ts'
import { failPoint } from '#server/db/fail-point.ts'
import { prepared } from '#server/db/prepared.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import type { Wanted } from '#server/domain/assignment.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { assertSameQuestion, questionDigest } from '#server/domain/idempotency.ts'
import { newId } from '#server/domain/ids.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { mentionedFiles } from '#server/files/mentioned-files.ts'
import { useFiles } from '#server/files/store-file.ts'
import { enqueue } from '#server/jobs/queue.ts'
import { readAssignTo } from '#server/routing/read-assign-to.ts'
import { noteTask } from '#server/scope.ts'
import { signalChange } from '#server/waiters/signal-change.ts'
import { assertCreatable, invalid } from './assert-creatable.ts'
import { assignTask } from './assign-task.ts'
import { reloadTask } from './load-task.ts'
import { type Started, startClocks } from './start-clocks.ts'
import { TASK_COLUMNS, TASK_JOINS, toTaskResponse, type TaskRow } from './task-row.ts'
import { extraOf } from './transition-statement.ts'

type Ask = { caller: Caller; input: CreateTaskRequest; traceparent: string | null }

export type Created = { task: TaskResponse; replayed: boolean }

const INSERT = `WITH created AS (
    INSERT INTO tasks (created_by_key_id, id, idempotency_key, question_digest, task, payload, payload_schema, response_schema, form_definition, task_metadata,
      initial_response, redact_payload, redact_response_after_submit, notify, verifier_config, callback_url, assign_to, status, timeout_seconds, timeout_at, default_response, traceparent,
      remind_after, remind_every, escalate_after, escalate_to)
    VALUES ($22::json ->> 'api_key_id', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'created', $17::int, now() + make_interval(secs => $17), $23, $24, $25, $26, $27, $28)
    ON CONFLICT (idempotency_key) DO NOTHING RETURNING *),
  recorded AS (INSERT INTO events (id, task_id, action, to_status, actor_type, actor_user_id, actor_email, extra_data)
    SELECT $18, id, 'created', 'created', $19, $20, $21, $22::json FROM created)
  SELECT ${TASK_COLUMNS} FROM created t ${TASK_JOINS}`

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))

async function insertTask(db: Pick<Tx, 'query'>, { caller, input, traceparent }: Ask): Promise<TaskRow | null> {
  const actor = actorOf(caller, null)
  const { rows } = await db.query<TaskRow>(
    prepared(INSERT, [
      newId(),
      input.idempotency_key,
      questionDigest(input),
      input.task,
      json(input.payload),
      json(input.payload_schema),
      json(input.response_schema),
      json(input.form_definition),
      json(input.task_metadata),
      json(input.initial_response),
      input.redact_payload,
      input.redact_response_after_submit,
      json(input.notify),
      json(input.verifier_config),
      input.callback_url || null,
      json(input.assign_to),
      input.timeout_seconds,
      newId(),
      actor.type,
      actor.userId,
      actor.email,
      json(extraOf(actor, null)),
      typeof input.on_timeout === 'object' ? json(input.on_timeout?.response) : null,
      traceparent,
      input.remind_after ?? null,
      input.remind_every ?? null,
      input.escalate_after ?? null,
      json(input.escalate_to),
    ]),
  )
  return rows[0] ?? null
}

async function replay(input: CreateTaskRequest): Promise<TaskRow | null> {
  const { rows } = await pool().query<{ id: string }>('SELECT id FROM tasks WHERE idempotency_key = $1', [input.idempotency_key])
  if (!rows[0]) return null
  const row = await reloadTask(pool(), rows[0].id)
  assertSameQuestion(input.idempotency_key, row, input)
  return row
}

/** A pool may have clocks, and the agent its own. Everything else is spared the look. */
const hasClocks = (input: CreateTaskRequest, wanted: Wanted) =>
  Boolean(input.remind_after || input.remind_every || input.escalate_after || input.escalate_to) ||
  (wanted.kind === 'group' && wanted.pool !== null)

/** Half an escalation, or a repetition of what never begins, would never happen, and nobody would know. */
function assertWhole({ escalates, reminds }: Started, { remind_every: every }: CreateTaskRequest): void {
  if (every && !reminds) throw invalid('remind_after', 'is missing: remind_every says how often, and no pool of this task says when first.')
  if (escalates === 'without whom')
    throw invalid('escalate_to', 'is missing: escalate_after says when, and no pool of this task says to whom.')
  if (escalates === 'without when')
    throw invalid('escalate_after', 'is missing: escalate_to says to whom, and no pool of this task says when.')
}

/** Told to somebody: the job that tells them is part of the same transaction. A task for anybody, without files, is one statement. */
async function insertAndTell(ask: Ask): Promise<TaskRow | null> {
  const { input } = ask
  const wanted = readAssignTo(input.assign_to)
  const files = mentionedFiles(input.payload, input.form_definition, input.initial_response)
  const clocks = hasClocks(input, wanted)
  const tells = wanted.kind !== 'nobody' || Boolean(input.notify?.length) || Boolean(wanted.excluded) || clocks
  if (!tells && files.length === 0) return insertTask(pool(), ask)
  return inTransaction(async (tx) => {
    failPoint('create.begun')
    const row = await insertTask(tx, ask)
    if (!row) return null
    failPoint('create.inserted')
    if (files.length > 0) await useFiles(tx, row.id, { ids: files, role: 'evidence' })
    if (!tells) return row
    const assigned = await assignTask(tx, row.id, wanted)
    failPoint('create.assigned')
    if (clocks) assertWhole(await startClocks(tx, row.id), input)
    await enqueue(tx, 'notify', { task_id: row.id })
    failPoint('create.enqueued')
    return assigned ? reloadTask(tx, row.id) : row
  })
}

/** Asks. The same key and the same question answer with the task as it is now; routing and notices happen once. */
export async function createTask(
  caller: Caller,
  input: CreateTaskRequest,
  trace: { traceparent: string | null } = { traceparent: null },
): Promise<Created> {
  assertMay(caller, 'task:create')
  assertCreatable(input)
  const created = await insertAndTell({ caller, input, traceparent: trace.traceparent })
  failPoint('create.committed')
  if (created) {
    noteTask(created.id)
    signalChange(created.id, 'created')
    return { task: toTaskResponse(created), replayed: false }
  }
  const existing = await replay(input)
  // Deleted between our insert and our look: its key is free again.
  if (!existing) return createTask(caller, input, trace)
  noteTask(existing.id)
  return { task: toTaskResponse(existing), replayed: true }
}
