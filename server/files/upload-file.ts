import { isTerminal } from '#contract/statuses.ts'
import { inTransaction, type Tx } from '#server/db/tx.ts'
import { personOf, type Caller } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'
import { pictureProblem } from '#server/domain/image-size.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { trueType } from '#server/domain/sniff.ts'
import { whyNotStorable } from '#server/domain/storable.ts'
import { env } from '#server/env.ts'
import { alreadyTerminal } from '#server/tasks/already-terminal.ts'
import { loadTask } from '#server/tasks/load-task.ts'
import { clearUnused, storeFile, useFiles, type StoredFile } from './store-file.ts'
import { tidyName } from './tidy-name.ts'

/** Uploads to one task, abandoned ones included. More than any form asks for; fewer than fill a disk. */
const MAX_FILES = 200

export type UploadedFile = { name: string; mime: string; bytes: Uint8Array; taskId: string | null }

function invalid(message: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `file: ${message}`, {
    detail: [{ type: 'value_error', loc: ['body', 'file'], msg: message }],
  })
}

const USED = `SELECT count(*)::int AS files, coalesce(sum(f.size), 0)::float8 AS bytes FROM task_files u JOIN files f ON f.id = u.file_id
  WHERE u.task_id = $1`

/** Two uploads at the same moment may both still fit: a limit against filling the disk need not be exact. */
async function assertRoom(tx: Tx, taskId: string, size: number): Promise<void> {
  const { rows } = await tx.query<{ files: number; bytes: number }>(USED, [taskId])
  const { files, bytes } = rows[0] ?? { files: 0, bytes: 0 }
  if (files >= MAX_FILES) throw invalid(`This task has ${MAX_FILES} files already.`)
  const megabytes = env().AWAITHUMANS_MAX_TASK_FILES_MB
  if (bytes + size <= megabytes * 1_000_000) return
  throw new DomainError('PAYLOAD_TOO_LARGE', `The files of one task may have ${megabytes} MB together (AWAITHUMANS_MAX_TASK_FILES_MB).`)
}

/** Whether this caller may add to the task: who may answer it. Without a task, who may create one. */
async function assertMayUpload(caller: Caller, taskId: string | null): Promise<void> {
  if (taskId === null) return assertMay(caller, 'task:create')
  const task = await loadTask(caller, 'task:complete', taskId)
  if (isTerminal(task.status)) throw alreadyTerminal(task)
}

/**
 * Keeps a file: for the answer to a task, or, from an agent and without a task, as evidence that a task to come refers to by
 * its address. What it is, its bytes say.
 */
export async function uploadFile(caller: Caller, { name, mime, bytes, taskId }: UploadedFile): Promise<StoredFile> {
  await assertMayUpload(caller, taskId)
  if (bytes.byteLength === 0) throw invalid('It is empty.')
  const type = trueType(bytes, mime)
  const unfit = pictureProblem(bytes, type) ?? whyNotStorable(type)
  if (unfit) throw invalid(unfit)
  return inTransaction(async (tx) => {
    await clearUnused(tx)
    if (taskId !== null) await assertRoom(tx, taskId, bytes.byteLength)
    const file = await storeFile(tx, { name: tidyName(name), mime: type, bytes, uploadedBy: personOf(caller)?.id ?? null })
    if (taskId !== null) await useFiles(tx, taskId, { ids: [file.file_id], role: 'answer' })
    return file
  })
}
