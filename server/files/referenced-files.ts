import { pool } from '#server/db/client.ts'
import { isAccepted } from '#contract/rules/files.ts'
import { referencesOf, uploadsOf } from '#server/domain/answer-files.ts'
import type { FieldError } from '#server/domain/errors.ts'
import { formFor } from '#server/domain/forms.ts'
import type { Question } from '#server/domain/judge-answer.ts'

type Known = { id: string; mime: string; size: number }

const KNOWN = 'SELECT f.id, f.mime, f.size FROM files f JOIN task_files u ON u.file_id = f.id WHERE u.task_id = $1 AND f.id = ANY($2)'

/** What is wrong with the uploads that an answer names: they must be of this task, and what the answer says they are. */
export async function referenceProblems(task: Question & { id: string }, answer: Record<string, unknown>): Promise<FieldError[]> {
  const form = formFor(task.response_schema, task.form_definition)
  const references = referencesOf(form, answer)
  if (references.length === 0) return []
  const { rows } = await pool().query<Known>(KNOWN, [task.id, references.map(({ file }) => file.file_id)])
  const known = new Map(rows.map((row) => [row.id, row]))
  const fields = new Map(uploadsOf(form, answer).map(({ path, field }) => [path, field]))
  return references.flatMap(({ path, file }) => {
    const stored = known.get(file.file_id)
    if (!stored) return [{ path, message: 'This file was not uploaded to this task.' }]
    if (stored.size !== file.size || stored.mime !== file.mime)
      return [{ path, message: `The upload has ${stored.size} bytes of ${stored.mime}.` }]
    const field = fields.get(path)
    const accept = field?.kind === 'file_upload' ? field.accept : null
    return isAccepted({ name: file.name, mime: stored.mime }, accept) ? [] : [{ path, message: `Takes only ${accept?.join(', ')}.` }]
  })
}
