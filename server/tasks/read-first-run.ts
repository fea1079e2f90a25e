import type { z } from 'zod'
import type { TaskStatus } from '#contract/statuses.ts'
import type { firstRun } from '#contract/views.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { env } from '#server/env.ts'

type Row = { id: string; task: string; status: TaskStatus }

/** One that was answered, else the newest: a first question that timed out must not hold the page up for ever. */
const FIRST = `SELECT id, task, status FROM (
    (SELECT id, task, status, 1 AS rank FROM tasks WHERE status = 'completed' ORDER BY created_at DESC, id DESC LIMIT 1)
    UNION ALL (SELECT id, task, status, 2 FROM tasks ORDER BY created_at DESC, id DESC LIMIT 1)) AS found
  ORDER BY rank LIMIT 1`

/** Enough of a token to recognise it by, too little to use. */
function hint(token: string | undefined): string | null {
  return token ? `…${token.slice(-4)}` : null
}

/** The address and the token to put into a first script, and how far the first task has come. */
export async function readFirstRun(caller: Caller): Promise<z.infer<typeof firstRun>> {
  assertMay(caller, 'system:read')
  const { rows } = await pool().query<Row>(FIRST)
  return { url: env().publicUrl, token_hint: hint(env().AWAITHUMANS_ADMIN_API_TOKEN), first_task: rows[0] ?? null }
}
