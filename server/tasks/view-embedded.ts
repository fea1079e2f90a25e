import type { EmbeddedTask } from '#contract/embed.ts'
import type { Embedded } from '#server/domain/caller.ts'
import { formFor } from '#server/domain/forms.ts'
import { loadTask } from './load-task.ts'
import { taskFor } from './task-for.ts'

/** What the page in a frame shows: the question, the evidence and the form of the task that its token is for. */
export async function viewEmbedded(embedded: Embedded, id: string): Promise<EmbeddedTask> {
  const row = await loadTask(embedded, 'task:read', id)
  return { task: taskFor(embedded, row), form: formFor(row.response_schema, row.form_definition) }
}
