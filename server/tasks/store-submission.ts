import { pool } from '#server/db/client.ts'
import { prepared } from '#server/db/prepared.ts'
import type { Actor } from '#server/domain/caller.ts'
import type { FieldError } from '#server/domain/errors.ts'
import { formFor } from '#server/domain/forms.ts'
import { shownDigest } from '#server/domain/idempotency.ts'
import { newId } from '#server/domain/ids.ts'
import { taskNotFound } from './load-task.ts'
import type { TaskRow } from './task-row.ts'

/**
 * Not waiting for the disk by itself: the commit that accepts an answer flushes this one with it, and whoever is refused
 * has what they typed before them still. It halves the time from answer to agent (bench/resume.ts).
 */
const INSERT = `INSERT INTO submissions (id, task_id, user_id, email, channel, answer, shown_digest, language, verdict)
  SELECT $1, tasks.id, $3, $4, $5, $6, $7, $8, 'pending' FROM set_config('synchronous_commit', 'off', true), tasks WHERE tasks.id = $2`

const JUDGE = 'UPDATE submissions SET verdict = $2, errors = $3, judged_at = now() WHERE id = $1'

type Submitted = { actor: Actor; answer: unknown; language: string | null }

/** Keeps what a person sent, and a digest of what they were shown, before anything may refuse it. */
export async function storeSubmission(task: TaskRow, { actor, answer, language }: Submitted): Promise<string> {
  const id = newId()
  const shown = shownDigest({ task: task.task, payload: task.payload, form: formFor(task.response_schema, task.form_definition) })
  const values = [id, task.id, actor.userId, actor.email, actor.channel ?? 'api', JSON.stringify(answer), shown, language]
  const { rowCount } = await pool().query(prepared(INSERT, values))
  // Deleted since it was read.
  if (rowCount === 0) throw taskNotFound(task.id)
  return id
}

export async function judgeSubmission(id: string, verdict: 'invalid' | 'late', errors: FieldError[] | null): Promise<void> {
  await pool().query(JUDGE, [id, verdict, errors && JSON.stringify(errors)])
}
