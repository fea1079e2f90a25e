import type { TaskView } from '#contract/views.ts'
import { pool, prisma } from '#server/db/client.ts'
import { type Caller, personOf } from '#server/domain/caller.ts'
import { formFor } from '#server/domain/forms.ts'
import { actionsFor } from '#server/domain/task-actions.ts'
import { ASKED_JOINS, ASKED_KIND, ASKED_NAME } from './asked-names.ts'
import { auditTask } from './audit-task.ts'
import { isExcluded } from './excluded.ts'
import { loadTask } from './load-task.ts'
import { readRouting } from './read-routing.ts'
import { timestamp, toTaskResponse } from './task-row.ts'

type AskedRow = Omit<TaskView['asked'][number], 'updated_at'> & { updated_at: Date }

const ASKED = `SELECT ${ASKED_KIND} AS kind, ${ASKED_NAME} AS name, a.state, a.reason, a.updated_at
  FROM assignments a ${ASKED_JOINS} WHERE a.task_id = $1 ORDER BY a.id`

async function withNames(entries: Awaited<ReturnType<typeof auditTask>>): Promise<TaskView['timeline']> {
  const emails = entries.flatMap(({ actor_email }) => actor_email ?? [])
  const people = await prisma().user.findMany({ where: { email: { in: emails } }, select: { email: true, displayName: true } })
  const names = new Map(people.map(({ email, displayName }) => [email, displayName]))
  // In a frame a person has no account, only the name that the page around it has for them.
  const named = entries.map(({ extra_data }) => extra_data?.embed_sub).find((sub) => typeof sub === 'string')
  const nameOf = ({ actor_email, channel }: (typeof entries)[number]) =>
    (actor_email && names.get(actor_email)) ?? actor_email ?? (channel === 'embed' ? (named ?? null) : null)
  return entries.map((entry) => ({ ...entry, actor_name: nameOf(entry) }))
}

/** Everything the task page shows, including which buttons work and why the others do not. */
export async function viewTask(caller: Caller, id: string): Promise<TaskView> {
  const row = await loadTask(caller, 'task:read', id)
  const [asked, audit, routing] = await Promise.all([
    pool().query<AskedRow>(ASKED, [row.id]),
    auditTask(caller, row.id),
    readRouting(caller, row.id),
  ])
  const person = personOf(caller)
  return {
    task: toTaskResponse(row),
    form: formFor(row.response_schema, row.form_definition),
    timeout_at: timestamp(row.timeout_at),
    claim_expires_at: timestamp(row.claim_expires_at),
    escalate_at: timestamp(row.escalate_at),
    actions: actionsFor(caller, {
      status: row.status,
      holderId: row.assigned_to_user_id,
      holderName: row.assigned_to_display_name ?? row.assigned_to_email,
      asked: row.asked,
      excluded: person !== null && isExcluded(row.excluded, person),
    }),
    asked: asked.rows.map((each) => ({ ...each, updated_at: timestamp(each.updated_at) })),
    routing,
    timeline: await withNames(audit),
  }
}
