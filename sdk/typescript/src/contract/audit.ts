import { z } from 'zod'
import { laxInteger, plainText } from './lax.ts'
import { LIST_LIMIT, MAX_KEY_LENGTH, MAX_EMAIL_LENGTH } from './limits.ts'

/** The audit of everything: what happened to tasks, and who changed people, pools, keys and the like. All of it is ours. */
const timestamp = z.string().meta({ format: 'date-time' })

export const AUDIT_SUBJECTS = ['task', 'person', 'pool', 'role', 'access_level', 'api_key', 'delivery', 'job'] as const

const auditSubject = z.enum(AUDIT_SUBJECTS).describe('What it happened to.')
const actorType = z.enum(['agent', 'human', 'system'])

const auditRecord = z
  .object({
    id: z.string(),
    subject: auditSubject,
    subject_id: z.string(),
    subject_name: z.string().nullable().describe('Its name then, or the task’s title now. Null for a task that has been deleted.'),
    action: z.string().describe('A past participle, like `completed` or `revoked`.'),
    actor_type: actorType,
    actor_user_id: z.string().nullable(),
    actor_email: z.string().nullable(),
    actor_name: z.string().nullable().describe('As they are called now; null for agents, the server, and who is gone.'),
    channel: z.string().nullable(),
    before: z.record(z.string(), z.unknown()).nullable().describe('What differs, as it was; a task’s status among it.'),
    after: z.record(z.string(), z.unknown()).nullable().describe('The same, as it then was.'),
    extra_data: z.record(z.string(), z.unknown()).nullable().describe('What was said with it, and the API key it was done with.'),
    created_at: timestamp,
  })
  .meta({ id: 'AuditRecord' })

export const auditPage = z.object({ entries: z.array(auditRecord), next_cursor: z.string().nullable() }).meta({ id: 'AuditPage' })

/** Longer than any word of ours; whatever is longer matches nothing. */
const word = plainText.trim().min(1).max(100)

const time = z.iso
  .datetime({ offset: true, error: 'must be a time in ISO 8601 with its zone, like 2026-11-26T09:00:00Z', abort: true })
  .refine((text) => !Number.isNaN(Date.parse(text)), 'is not a date that exists')

/** An id of ours, an idempotency key, an email address. */
const sought = plainText.trim().min(1).max(MAX_KEY_LENGTH)

const auditFilters = z.object({
  task_id: sought.optional().describe('What happened to this task, also after it was deleted.'),
  subject: auditSubject.optional(),
  actor: plainText.trim().min(1).max(MAX_EMAIL_LENGTH).optional().describe('Who did it: a person’s id or email address.'),
  assignee: plainText.trim().min(1).max(MAX_EMAIL_LENGTH).optional().describe('What happened to tasks that this person is or was asked.'),
  channel: word.optional(),
  action: word.optional(),
  actor_type: actorType.optional(),
  from: time.optional().describe('At this time or later.'),
  to: time.optional().describe('Before this time.'),
  id: sought.optional().describe('Of the entry, the task, the person, key or pool; or a task’s idempotency key.'),
})

export const auditQuery = auditFilters.extend({
  limit: laxInteger(LIST_LIMIT).default(LIST_LIMIT.default),
  cursor: z.string().max(200).nullish().describe('`next_cursor` of the page before.'),
})

export const auditExportQuery = auditFilters.extend({ format: z.enum(['csv', 'json']) })

/** What there is to choose from in the filters of the page. */
export const auditWords = z.object({ actions: z.array(z.string()), channels: z.array(z.string()) })

export type AuditRecord = z.infer<typeof auditRecord>
export type AuditFilters = z.output<typeof auditFilters>
export type AuditQuery = z.output<typeof auditQuery>
