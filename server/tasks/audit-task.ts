import type { AuditEntryResponse } from '#contract/task.ts'
import { prisma } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { loadTask } from './load-task.ts'
import { timestamp } from './task-row.ts'

/** Everything that happened to one task, oldest first. */
export async function auditTask(caller: Caller, id: string): Promise<AuditEntryResponse[]> {
  await loadTask(caller, 'task:read', id)
  const events = await prisma().event.findMany({ where: { taskId: id }, orderBy: { seq: 'asc' } })
  return events.map((event) => ({
    id: event.id,
    task_id: event.taskId,
    from_status: event.fromStatus as AuditEntryResponse['from_status'],
    to_status: event.toStatus as AuditEntryResponse['to_status'],
    action: event.action,
    actor_type: event.actorType as AuditEntryResponse['actor_type'],
    actor_email: event.actorEmail,
    channel: event.channel,
    extra_data: event.extraData as AuditEntryResponse['extra_data'],
    created_at: timestamp(event.createdAt),
  }))
}
