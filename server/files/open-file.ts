import { pool } from '#server/db/client.ts'
import { personOf, type Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { askedCondition } from '#server/tasks/asked.ts'

export type OpenFile = { name: string; mime: string; sha256: string; bytes: Buffer }

type Row = OpenFile & { asked: boolean | null }

const BY_ID = `SELECT f.name, f.mime, f.sha256, f.bytes, f.uploaded_by = $2 OR EXISTS (
    SELECT 1 FROM task_files u JOIN tasks t ON t.id = u.task_id WHERE u.file_id = f.id AND ${askedCondition(2)}) AS asked
  FROM files f WHERE f.id = $1`

/** The file, for whoever may read a task that it belongs to, or uploaded it. */
export async function openFile(caller: Caller, unverifiedId: string): Promise<OpenFile> {
  const id = /^[0-9a-f]{32}$/.test(unverifiedId) ? unverifiedId : ''
  const { rows } = await pool().query<Row>(BY_ID, [id, personOf(caller)?.id ?? null])
  const [file] = rows
  // To a reviewer, the files of others' tasks look like none.
  if (!file || (caller.kind === 'reviewer' && !file.asked)) throw new DomainError('NOT_FOUND', 'There is no file with this id.')
  assertMay(caller, 'task:read', file.asked ?? false)
  return file
}
