import { createHash } from 'node:crypto'
import type { Tx } from '#server/db/tx.ts'
import { newId } from '#server/domain/ids.ts'

/** A file as it is told of: what its bytes are, and where they can be fetched. */
export type StoredFile = { file_id: string; name: string; mime: string; size: number; url: string }

export type NewFile = { name: string; mime: string; bytes: Uint8Array; uploadedBy: string | null }

/** Where a file can be fetched, by whoever may read it. */
export function fileUrl(id: string): string {
  return `/api/files/${id}`
}

const INSERT = 'INSERT INTO files (id, name, mime, size, sha256, bytes, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6, $7)'

export async function storeFile(tx: Tx, { name, mime, bytes, uploadedBy }: NewFile): Promise<StoredFile> {
  const id = newId()
  const digest = createHash('sha256').update(bytes).digest('hex')
  await tx.query(INSERT, [
    id,
    name,
    mime,
    bytes.byteLength,
    digest,
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    uploadedBy,
  ])
  return { file_id: id, name, mime, size: bytes.byteLength, url: fileUrl(id) }
}

const USE = `INSERT INTO task_files (task_id, file_id, role) SELECT $1, id, $3 FROM files WHERE id = ANY($2) ON CONFLICT DO NOTHING`

/** Whoever may read the task may read the files from now on. Ids that name no file are passed over. */
export async function useFiles(
  tx: Tx,
  taskId: string,
  { ids, role }: { ids: readonly string[]; role: 'evidence' | 'answer' },
): Promise<void> {
  await tx.query(USE, [taskId, ids, role])
}

/** Days that an agent's upload waits for its task. */
const UNUSED_DAYS = 7
/** How many are cleared at once, so that no upload waits for long on the leavings of others. */
const CLEARED_AT_ONCE = 20

const CLEAR = `DELETE FROM files WHERE id IN (SELECT id FROM files f WHERE created_at < now() - make_interval(days => $1)
  AND NOT EXISTS (SELECT 1 FROM task_files u WHERE u.file_id = f.id) ORDER BY created_at LIMIT $2)`

/** Removes uploads that no task ever used. Called with each upload: who makes the mess sweeps. */
export async function clearUnused(tx: Tx): Promise<void> {
  await tx.query(CLEAR, [UNUSED_DAYS, CLEARED_AT_ONCE])
}
