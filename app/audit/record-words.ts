import type { AuditRecord } from '#contract/audit.ts'
import { paths } from '#app/paths.ts'
import { humanise } from '#contract/humanise.ts'
import { absoluteText } from '#app/ui/time-text.ts'

type Subject = AuditRecord['subject']

export const SUBJECTS: Record<Subject, { name: string; href: (id: string) => string | null }> = {
  task: { name: 'Task', href: paths.task },
  person: { name: 'Person', href: paths.person },
  pool: { name: 'Pool', href: paths.pool },
  role: { name: 'Role', href: () => paths.pools() },
  access_level: { name: 'Access level', href: () => paths.pools() },
  api_key: { name: 'API key', href: () => paths.keys() },
  // `*` stands for many at once.
  delivery: { name: 'Webhook', href: (id) => (id === '*' ? paths.deliveries() : paths.deliveries({ delivery: id })) },
  job: { name: 'Job', href: () => paths.jobs() },
}

export const ACTORS: Record<AuditRecord['actor_type'], string> = { human: 'People', agent: 'Agents', system: 'awaithumans itself' }

const text = (value: unknown) => (typeof value === 'string' ? value : null)

/** The API key that it was done with. */
export function keyOf({ extra_data: extra }: Pick<AuditRecord, 'extra_data'>): string | null {
  return text(extra?.api_key_name)
}

export function actorText(record: Pick<AuditRecord, 'actor_type' | 'actor_name' | 'actor_email' | 'actor_user_id' | 'extra_data'>): string {
  if (record.actor_type === 'system') return 'awaithumans'
  const key = keyOf(record)
  if (record.actor_type === 'agent') return key ? `Key “${key}”` : 'Admin token'
  return record.actor_name ?? record.actor_email ?? record.actor_user_id ?? 'Somebody'
}

/** As the server writes moments. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)$/

/** A value as it stands in one line: text as it is, a moment as elsewhere, nothing as a dash. */
function valueText(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'string') return MOMENT.test(value) ? absoluteText(Date.parse(value)) : value
  return JSON.stringify(value)
}

type Difference = { field: string; before: string; after: string }

/** What differs, field by field. */
export function differencesOf({ before, after }: Pick<AuditRecord, 'before' | 'after'>): Difference[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return fields.map((field) => ({ field: humanise(field), before: valueText(before?.[field]), after: valueText(after?.[field]) }))
}
