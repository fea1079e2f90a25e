import type { z } from 'zod'
import type { InboxFilters } from '#contract/inbox.ts'
import type { inboxCounts, inboxPage, inboxQuery, InboxRow, InboxTab } from '#contract/views.ts'
import { pool } from '#server/db/client.ts'
import { type Caller, personOf } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { CONTAINS, Conditions, containing } from './conditions.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { ENDED, NOT_ENDED } from './ended.ts'
import { FORM_KEY } from './form-key.ts'
import { narrow, withIds } from './inbox-filters.ts'
import { timestamp } from './task-row.ts'

/** Counting further costs more than anybody learns from it. */
const COUNT_TO = 1_000

const COLUMNS = `t.id, t.task, t.status, t.assigned_to_user_id, t.assigned_to_email, COALESCE(au.display_name, au.email, t.assigned_to_email) AS assigned_to_display_name,
  (SELECT value FROM json_each_text(t.task_metadata) LIMIT 1) AS context, t.created_at, t.timeout_at, t.completed_at,
  COALESCE(cu.display_name, cu.email, t.completed_by_email) AS completed_by_display_name,
  (t.status = 'completed' AND t.timed_out_at IS NOT NULL) AS defaulted,
  ${FORM_KEY} AS form_key`

const TABS: Record<InboxTab, (where: Conditions, me: string) => Conditions> = {
  mine: (where, me) => where.add('t.assigned_to_user_id = ?', me).add(NOT_ENDED),
  open: (where) => where.add('t.assigned_to_user_id IS NULL').add(NOT_ENDED),
  all: (where) => where.add(NOT_ENDED),
  done: (where) => where.add(ENDED),
  any: (where) => where,
}

type Row = Omit<InboxRow, 'created_at' | 'timeout_at' | 'completed_at'> & { created_at: Date; timeout_at: Date; completed_at: Date | null }

type Narrowing = InboxFilters & { q?: string | undefined }

function conditionsOf(caller: Caller, tab: InboxTab, { q, ...filters }: Narrowing): Conditions {
  const where = TABS[tab](new Conditions().visibleTo(caller, { live: tab !== 'done' && tab !== 'any' }), personOf(caller)?.id ?? '')
  if (q?.trim()) where.add(CONTAINS, containing(q))
  return narrow(where, tab, filters)
}

/** One page of a tab: summaries only, so that a page weighs the same however large the payloads are. */
export async function listInbox(
  caller: Caller,
  { tab, cursor, limit, ...narrowing }: z.output<typeof inboxQuery>,
): Promise<z.infer<typeof inboxPage>> {
  assertMay(caller, 'task:list')
  const where = conditionsOf(caller, tab, await withIds(narrowing))
  if (cursor) where.after(readCursor(cursor))
  const { rows } = await pool().query<Row>(
    `SELECT ${COLUMNS} FROM tasks t LEFT JOIN users au ON au.id = t.assigned_to_user_id LEFT JOIN users cu ON cu.id = t.completed_by_user_id
     ${where.sql} ORDER BY t.created_at DESC, t.id DESC LIMIT ${limit + 1}`,
    where.values,
  )
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    tasks: page.map((row) => ({
      ...row,
      created_at: timestamp(row.created_at),
      timeout_at: timestamp(row.timeout_at),
      completed_at: timestamp(row.completed_at),
    })),
    next_cursor: last ? writeCursor({ createdAt: last.created_at, id: last.id }) : null,
  }
}

async function countTab(caller: Caller, tab: InboxTab, narrowing: Narrowing): Promise<number> {
  const where = conditionsOf(caller, tab, narrowing)
  const { rows } = await pool().query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT 1 FROM tasks t ${where.sql} LIMIT ${COUNT_TO}) AS counted`,
    where.values,
  )
  return rows[0]?.n ?? 0
}

/** Tasks behind each tab, of those that search and filters leave. */
export async function countInbox(caller: Caller, narrowing: Narrowing = { zone: 'UTC' }): Promise<z.infer<typeof inboxCounts>> {
  assertMay(caller, 'task:list')
  const by = await withIds(narrowing)
  const [mine, open, all, done] = await Promise.all((['mine', 'open', 'all', 'done'] as const).map((tab) => countTab(caller, tab, by)))
  return { mine: mine ?? 0, open: open ?? 0, all: all ?? 0, done: done ?? 0 }
}
