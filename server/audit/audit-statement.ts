import type { AuditFilters, AuditRecord } from '#contract/audit.ts'
import { nameOf, timestamp } from '#server/tasks/task-row.ts'
import type { AuditCursor } from './audit-cursor.ts'

/** A person as the filters name them. Whoever has no account, or no longer, is known by the address. */
export type Named = { id: string | null; email: string | null }

export type AuditSearch = {
  filters: AuditFilters
  actor: Named | null
  assignee: Named | null
  /** What `filters.id` may be: an entry, a task by id or by key, and whether it is a person who has done something. */
  sought: { id: string; tasks: string[]; acted: boolean } | null
  after: AuditCursor | null
  limit: number
}

export type AuditRow = Omit<AuditRecord, 'before' | 'after' | 'created_at'> & {
  kind: 'event' | 'change'
  seq: string
  from_status: string | null
  to_status: string | null
  before: AuditRecord['before']
  after: AuditRecord['after']
  created_at: Date
}

/** Seqs begin at 1, and a bigint ends here: all, or none, of the other table's entries of the same moment. */
const NONE = '0'
const ALL = '9223372036854775807'

class Branch {
  private readonly parts: string[] = []
  constructor(private readonly values: unknown[]) {}

  /** `?` in the text stands for the value, as often as it appears. Left out when there is no value. */
  add(sql: string, value: unknown): this {
    if (value !== undefined && value !== null) this.parts.push(sql.replaceAll('?', `$${this.values.push(value)}`))
    return this
  }

  never(): this {
    this.parts.push('false')
    return this
  }

  after(cursor: AuditCursor | null, seq: string): this {
    if (cursor) this.parts.push(`(created_at, seq) < ($${this.values.push(cursor.at)}, $${this.values.push(seq)}::bigint)`)
    return this
  }

  get sql(): string {
    return this.parts.length > 0 ? `WHERE ${this.parts.join(' AND ')}` : ''
  }
}

/** Postgres reads fewer years and time zones than ISO 8601 can write. */
const toDate = (written: string | undefined): Date | null => (written ? new Date(written) : null)

function common(branch: Branch, { filters, actor }: AuditSearch): Branch {
  return branch
    .add('action = ?', filters.action)
    .add('actor_type = ?', filters.actor_type)
    .add('created_at >= ?', toDate(filters.from))
    .add('created_at < ?', toDate(filters.to))
    .add('actor_user_id = ?', actor?.id)
    .add('actor_email = ?', actor?.id ? null : actor?.email)
}

function eventsOf(values: unknown[], search: AuditSearch): Branch {
  const { filters, assignee, sought, after } = search
  const branch = common(new Branch(values), search)
    .add('task_id = ?', filters.task_id)
    .add('channel = ?', filters.channel)
    .add('actor_user_id = ?', sought?.acted ? sought.id : null)
    .add('(id = (?::text[])[1] OR task_id = ANY(?))', sought && !sought.acted ? sought.tasks : null)
    .add('task_id IN (SELECT a.task_id FROM assignments a WHERE a.user_id = ?)', assignee?.id)
    .add('task_id IN (SELECT a.task_id FROM assignments a WHERE a.email = ?)', assignee?.id ? null : assignee?.email)
    .after(after, after?.kind === 'event' ? after.seq : NONE)
  return filters.subject && filters.subject !== 'task' ? branch.never() : branch
}

function changesOf(values: unknown[], search: AuditSearch): Branch {
  const { filters, assignee, after } = search
  const branch = common(new Branch(values), search)
    .add('subject = ?', filters.subject)
    .add('(id = ? OR subject_id = ? OR actor_user_id = ?)', filters.id)
    .after(after, after?.kind === 'change' ? after.seq : ALL)
  // These are told of tasks alone.
  return filters.task_id || filters.channel || assignee ? branch.never() : branch
}

/**
 * Both tables are read newest first along an index, each only as far as the page needs; names are looked up for the page alone.
 * Events come before changes of the same moment, which `kind DESC` says.
 */
export function auditStatement(search: AuditSearch): { text: string; values: unknown[] } {
  const values: unknown[] = [search.limit]
  const newest = 'ORDER BY created_at DESC, seq DESC LIMIT $1'
  const events = `(SELECT 'event' AS kind, seq, id, 'task' AS subject, task_id AS subject_id, NULL AS subject_name, action, from_status, to_status,
      NULL::json AS before, NULL::json AS after, actor_type, actor_user_id, actor_email, channel, extra_data, created_at
    FROM events ${eventsOf(values, search).sql} ${newest})`
  const changes = `(SELECT 'change', seq, id, subject, subject_id, subject_name, action, NULL, NULL,
      before, after, actor_type, actor_user_id, actor_email, NULL, extra_data, created_at
    FROM changes ${changesOf(values, search).sql} ${newest})`
  const text = `SELECT r.kind, r.seq, r.id, r.subject, r.subject_id, COALESCE(r.subject_name, t.task) AS subject_name, r.action, r.from_status, r.to_status,
      r.before, r.after, r.actor_type, r.actor_user_id, r.actor_email, ${nameOf('u', 'u.id')} AS actor_name,
      r.channel, r.extra_data, r.created_at
    FROM (${events} UNION ALL ${changes} ORDER BY created_at DESC, kind DESC, seq DESC LIMIT $1) AS r
      LEFT JOIN tasks t ON r.kind = 'event' AND t.id = r.subject_id LEFT JOIN users u ON u.id = r.actor_user_id
    ORDER BY r.created_at DESC, r.kind DESC, r.seq DESC`
  return { text, values }
}

const status = (word: string | null) => (word ? { status: word } : null)

type Difference = Pick<AuditRecord, 'before' | 'after'>

/** What an event has changed: the status, or the deadline. Who was asked instead of whom is in its extra data. */
function differenceOf({ kind, from_status: from, to_status: to, action, extra_data: extra, before, after }: AuditRow): Difference {
  if (kind === 'change') return { before, after }
  if (action === 'extended') return { before: { timeout_at: extra?.from }, after: { timeout_at: extra?.to } }
  const moved = from !== to && !(from === null && action !== 'created')
  return moved ? { before: status(from), after: status(to) } : { before, after }
}

export function toAuditRecord(row: AuditRow): AuditRecord {
  return {
    id: row.id,
    subject: row.subject,
    subject_id: row.subject_id,
    subject_name: row.subject_name,
    action: row.action,
    actor_type: row.actor_type,
    actor_user_id: row.actor_user_id,
    actor_email: row.actor_email,
    actor_name: row.actor_name,
    channel: row.channel,
    ...differenceOf(row),
    extra_data: row.extra_data,
    created_at: timestamp(row.created_at),
  }
}
