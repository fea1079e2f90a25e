import type { AuditFilters, AuditQuery, AuditRecord } from '#contract/audit.ts'
import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { type AuditCursor, readAuditCursor, writeAuditCursor } from './audit-cursor.ts'
import { type AuditRow, type AuditSearch, auditStatement, type Named, toAuditRecord } from './audit-statement.ts'

/** Entries read at once for an export: few round trips, and still some hundred kilobytes at a time. */
const BATCH = 1_000

const PERSON = 'SELECT id, email FROM users WHERE id = $1 OR lower(email) = lower($1) LIMIT 1'

async function person(unverified: string | undefined): Promise<Named | null> {
  if (!unverified) return null
  const { rows } = await pool().query<Named>(PERSON, [unverified])
  if (rows[0]) return rows[0]
  return unverified.includes('@') ? { id: null, email: unverified.toLowerCase() } : { id: unverified, email: null }
}

type Search = Pick<AuditSearch, 'filters' | 'actor' | 'assignee' | 'sought'>

const SOUGHT = `SELECT (SELECT id FROM tasks WHERE idempotency_key = $1) AS keyed, EXISTS (SELECT 1 FROM events WHERE actor_user_id = $1) AS acted`

/** What an id is of, looked up first: one condition for all that it may be would make Postgres read every event. */
async function soughtOf(id: string | undefined): Promise<AuditSearch['sought']> {
  if (!id) return null
  const { rows } = await pool().query<{ keyed: string | null; acted: boolean }>(SOUGHT, [id])
  return { id, tasks: [id, ...(rows[0]?.keyed ? [rows[0].keyed] : [])], acted: rows[0]?.acted ?? false }
}

async function searchOf(filters: AuditFilters): Promise<Search> {
  const [actor, assignee, sought] = await Promise.all([person(filters.actor), person(filters.assignee), soughtOf(filters.id)])
  return { filters, actor, assignee, sought }
}

const cursorOf = ({ created_at: at, kind, seq }: AuditRow): AuditCursor => ({ at, kind, seq })

/** A page of everything that happened and that somebody changed, newest first. Costs the same however deep. */
export async function listAudit(
  caller: Caller,
  { limit, cursor, ...filters }: AuditQuery,
): Promise<{ entries: AuditRecord[]; next_cursor: string | null }> {
  assertMay(caller, 'audit:read')
  const after = cursor ? readAuditCursor(cursor) : null
  const { rows } = await pool().query<AuditRow>(auditStatement({ ...(await searchOf(filters)), after, limit: limit + 1 }))
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return { entries: page.map(toAuditRecord), next_cursor: last ? writeAuditCursor(cursorOf(last)) : null }
}

/**
 * All of it, in batches, newest first. No connection is held in between, however slowly they are taken; what happens meanwhile is
 * newer than where the reading is, so it is left out and nothing comes twice. Permission is asked before the first.
 */
export async function exportAudit(caller: Caller, filters: AuditFilters): Promise<AsyncGenerator<AuditRecord[], void>> {
  assertMay(caller, 'audit:read')
  const search = await searchOf(filters)
  async function* batches(): AsyncGenerator<AuditRecord[], void> {
    for (let after: AuditCursor | null = null; ;) {
      const { rows }: { rows: AuditRow[] } = await pool().query<AuditRow>(auditStatement({ ...search, after, limit: BATCH }))
      const last = rows.at(-1)
      if (!last) return
      yield rows.map(toAuditRecord)
      if (rows.length < BATCH) return
      after = cursorOf(last)
    }
  }
  return batches()
}
