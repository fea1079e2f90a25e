import { pool } from '#server/db/client.ts'
import { isRecord } from '#contract/rules/rules.ts'
import { env } from '#server/env.ts'
import { fileUrl } from './store-file.ts'

/** Bytes that one answer carries inline. Beyond it files stay references: a third more in base64, it is all in memory at once. */
const MAX_INLINE = 50_000_000

/** How an answer tells of uploaded files: with their bytes, or by their address. */
export type FileStyle = 'inline' | 'reference'

type Content = { id: string; mime: string; bytes: Buffer }
type Reference = { name: unknown; mime: unknown; size: unknown; file_id: string }

const isReference = (value: unknown): value is Reference =>
  isRecord(value) && typeof value.file_id === 'string' && /^[0-9a-f]{32}$/.test(value.file_id) && 'size' in value && 'mime' in value

function referencesIn(value: unknown): Reference[] {
  if (isReference(value)) return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(referencesIn) : []
}

function replaced(value: unknown, replace: (reference: Reference) => unknown): unknown {
  if (isReference(value)) return replace(value)
  if (Array.isArray(value)) return value.map((item) => replaced(item, replace))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replaced(member, replace)]))
}

/** The answer as it is kept: whoever finds a reference in it, in a list or a webhook, also finds where the file is. */
export function withAddresses(answer: Record<string, unknown>): Record<string, unknown> {
  return replaced(answer, (reference) => ({ ...reference, url: fileUrl(reference.file_id) })) as Record<string, unknown>
}

const CONTENT = `SELECT f.id, f.mime, f.bytes FROM files f JOIN task_files u ON u.file_id = f.id WHERE u.task_id = $1 AND f.id = ANY($2)`

async function contentsOf(taskId: string, references: Reference[]): Promise<Map<string, Content>> {
  let room = MAX_INLINE
  const fitting = references.filter(({ size }) => (room -= Number(size)) >= 0)
  const { rows } = await pool().query<Content>(CONTENT, [taskId, fitting.map(({ file_id }) => file_id)])
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * The answer as a client reads it. Clients in the field know files as `{ name, mime, size, data }` alone, so that is the
 * default; `reference` gives `{ name, mime, size, file_id, url }`, to be fetched with the same key.
 */
export async function withFiles<T extends Record<string, unknown> | null>(taskId: string, answer: T, style: FileStyle): Promise<T> {
  const references = referencesIn(answer)
  if (references.length === 0) return answer
  const contents = style === 'inline' ? await contentsOf(taskId, references) : new Map<string, Content>()
  return replaced(answer, ({ name, mime, size, file_id }) => {
    const content = contents.get(file_id)
    if (!content) return { name, mime, size, file_id, url: env().publicUrl + fileUrl(file_id) }
    return { name, mime, size, data: `data:${content.mime};base64,${content.bytes.toString('base64')}` }
  }) as T
}
