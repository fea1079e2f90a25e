import type { z } from 'zod'
import type { InboxFilters } from '#contract/inbox.ts'
import type { inboxCounts, inboxPage, inboxQuery, InboxRow, InboxTab } from '#contract/views.ts'
import { pool } from '#server/db/client.ts'
import { type Caller, personOf } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { askedCondition, askedStream } from './asked.ts'
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

const isLive = (tab: InboxTab) => tab !== 'done' && tab !== 'any'

/** What tab, search and filters let through, whoever may see it. */
function narrowed(caller: Caller, tab: InboxTab, { q, ...filters }: Narrowing): Conditions {
  const where = TABS[tab](new Conditions(), personOf(caller)?.id ?? '')
  if (q?.trim()) where.add(CONTAINS, containing(q))
  return narrow(where, tab, filters)
}

const ORDER = 'ORDER BY t.created_at DESC, t.id DESC'
const PEOPLE = 'LEFT JOIN users au ON au.id = t.assigned_to_user_id LEFT JOIN users cu ON cu.id = t.completed_by_user_id'

/** A reviewer who is asked that many finds a page sooner among the newest tasks than by listing all of theirs, which takes 5 µs each. */
const MANY = 5_000

/** Newest tasks that are looked through for that, 10 µs each. Who is asked a hundredth of all finds a page among them. */
const LOOKED_THROUGH = 5_000

async function isAskedMany(me: string, tab: InboxTab): Promise<boolean> {
  const { rows } = await pool().query<{ many: boolean }>(
    `SELECT count(*) = ${MANY} AS many FROM (SELECT 1 FROM ${askedStream(1, { live: isLive(tab) })} AS asked LIMIT ${MANY}) AS counted`,
    [me],
  )
  return rows[0]?.many === true
}

type Wanted = z.output<typeof inboxQuery>

/** The page, if the newest tasks of the tab are enough for it. */
async function amongNewest(caller: Caller, { tab, cursor, limit, ...narrowing }: Wanted): Promise<Row[] | null> {
  const me = personOf(caller)?.id
  // What is searched for is rare among the newest.
  if (caller.kind !== 'reviewer' || !me || tab === 'mine' || narrowing.q || !(await isAskedMany(me, tab))) return null
  const where = narrowed(caller, tab, narrowing)
  if (cursor) where.after(readCursor(cursor))
  const { rows } = await pool().query<Row>(
    `SELECT ${COLUMNS} FROM (SELECT * FROM tasks t ${where.sql} ${ORDER} LIMIT ${LOOKED_THROUGH}) AS t ${PEOPLE}
     WHERE ${askedCondition(where.values.length + 1)} ${ORDER} LIMIT ${limit + 1}`,
    [...where.values, me],
  )
  return rows.length > limit ? rows : null
}

async function amongAll(caller: Caller, { tab, cursor, limit, ...narrowing }: Wanted): Promise<Row[]> {
  const where = narrowed(caller, tab, narrowing).visibleTo(caller, { live: isLive(tab) })
  if (cursor) where.after(readCursor(cursor))
  const { rows } = await pool().query<Row>(
    `SELECT ${COLUMNS} FROM tasks t ${PEOPLE} ${where.sql} ${ORDER} LIMIT ${limit + 1}`,
    where.values,
  )
  return rows
}

/** One page of a tab: summaries only, so that a page weighs the same however large the payloads are. */
export async function listInbox(caller: Caller, query: z.output<typeof inboxQuery>): Promise<z.infer<typeof inboxPage>> {
  assertMay(caller, 'task:list')
  const wanted = { ...query, ...(await withIds(query)) }
  const rows = (await amongNewest(caller, wanted)) ?? (await amongAll(caller, wanted))
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
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

/** Enough for most readers to have no more, and for those who have more to find a thousand among them. */
const FIRST_ASKED = 10_000

type Counted = { n: number; all: boolean }

/** Among the first that a reviewer is found to be asked on, so that whoever is asked on hundreds of thousands does not wait for all of them. */
async function countFirst(where: Conditions, me: string | undefined, live: boolean): Promise<Counted | undefined> {
  const asked = where.values.length + 1
  const { rows } = await pool().query<Counted>(
    `WITH asked (id) AS MATERIALIZED (SELECT * FROM ${askedStream(asked, { live })} AS found LIMIT ${FIRST_ASKED})
     SELECT (SELECT count(*)::int FROM (SELECT 1 FROM tasks t ${where.add('t.id = ANY(ARRAY(SELECT id FROM asked))').sql} LIMIT ${COUNT_TO}) AS counted) AS n,
       (SELECT count(*) < ${FIRST_ASKED} FROM asked) AS all`,
    [...where.values, me],
  )
  return rows[0]
}

async function countTab(caller: Caller, tab: InboxTab, narrowing: Narrowing): Promise<number> {
  if (caller.kind === 'reviewer') {
    const first = await countFirst(narrowed(caller, tab, narrowing), personOf(caller)?.id, isLive(tab))
    if (first && (first.all || first.n === COUNT_TO)) return first.n
  }
  const where = narrowed(caller, tab, narrowing).visibleTo(caller, { live: isLive(tab) })
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
