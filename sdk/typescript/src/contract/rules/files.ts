import { countProblem, isRecord, keywords, least, problem, under, type Rules } from './rules.ts'

/** A file that is part of the answer. */
export type FileValue = { name: string; mime: string; size: number; data?: string; file_id?: string; url?: string }

// `[^,;]` and not the alphabet of base64: megabytes of text are compared faster by what ends them.
const DATA_URL = /^data:([^,;]*)(?:;[^,;]*)*;base64,([A-Za-z0-9+/]*={0,2})$/

/** The type that a base64 data URL names and the bytes it holds; null when it is none. */
export function readDataUrl(url: unknown): { mime: string; bytes: number; base64: string } | null {
  const match = typeof url === 'string' ? DATA_URL.exec(url) : null
  const base64 = match?.[2]
  if (base64 === undefined || base64.length % 4 === 1) return null
  return { mime: match?.[1]?.toLowerCase() ?? '', bytes: Math.floor((base64.replace(/=+$/, '').length * 3) / 4), base64 }
}

/** Whether a file is among those that `accept` names, as browsers read it: `.pdf`, `image/*`, `application/json`. */
export function isAccepted({ name, mime }: { name: string; mime: string }, accept: readonly string[] | null | undefined): boolean {
  if (!accept?.length) return true
  return accept.some((entry) => {
    const wanted = entry.trim().toLowerCase()
    if (wanted === '*' || wanted === '*/*') return true
    if (wanted.startsWith('.')) return name.toLowerCase().endsWith(wanted)
    return wanted.endsWith('/*') ? mime.toLowerCase().startsWith(wanted.slice(0, -1)) : mime.toLowerCase() === wanted
  })
}

type Limits = { accept?: string[] | null | undefined; max_size_bytes?: number | null | undefined }

function shapeProblem(file: unknown): string | null {
  if (!isRecord(file)) return 'Must be a file: { name, mime, size, data }.'
  if (typeof file.name !== 'string' || typeof file.mime !== 'string') return 'A file has a name and a mime type.'
  if (!Number.isInteger(file.size) || Number(file.size) < 0) return 'A file has a size in bytes.'
  if (typeof file.file_id === 'string' || typeof file.url === 'string') return null
  return readDataUrl(file.data) ? null : 'The data of a file is a base64 data URL, or it names the file_id of an upload.'
}

/** What is wrong with one file, as far as it can be said without opening it. */
function fileProblem(file: unknown, { accept, max_size_bytes }: Limits): string | null {
  const wrong = shapeProblem(file)
  if (wrong) return wrong
  const { name, mime, size, data } = file as FileValue
  const bytes = readDataUrl(data)?.bytes ?? size
  if (bytes !== size) return `Says it has ${size} bytes and has ${bytes}.`
  if (!isAccepted({ name, mime }, accept)) return `Takes only ${accept?.join(', ')}.`
  return max_size_bytes != null && bytes > max_size_bytes ? `Must be at most ${max_size_bytes} bytes.` : null
}

function limitsOf(field: { required: boolean; min_count?: number | null; max_count?: number | null; multiple: boolean }) {
  return { min: least(field.required, field.min_count), max: field.multiple ? field.max_count : 1 }
}

const FILE = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    mime: { type: 'string' },
    size: { type: 'integer', minimum: 0, description: 'Bytes.' },
    data: { type: 'string', description: 'A base64 data URL.' },
    file_id: { type: 'string', description: 'Instead of data: what POST /api/files answered.' },
    url: { type: 'string', description: 'Where the file can be fetched.' },
  },
  required: ['name', 'mime', 'size'],
}

export const fileUpload: Rules<'file_upload'> = {
  schema(field) {
    const { min, max } = limitsOf(field)
    return keywords({ type: 'array', items: FILE, minItems: min, maxItems: max })
  },
  judge(value, field) {
    if (!Array.isArray(value)) return problem('Must be a list of files.')
    const wrong = countProblem(value.length, limitsOf(field))
    return wrong ? problem(wrong) : value.flatMap((file, index) => under(index, problem(fileProblem(file, field))))
  },
}

const PICTURES = { png: ['image/png'], svg: ['image/png', 'image/svg+xml'] }

export const signature: Rules<'signature'> = {
  schema: ({ format }) => ({
    type: 'string',
    pattern: format === 'svg' ? '^data:image/(png|svg\\+xml);base64,' : '^data:image/png;base64,',
  }),
  judge(value, { format }) {
    const picture = readDataUrl(value)
    return problem(
      (!picture || picture.bytes === 0 || !PICTURES[format].includes(picture.mime)) && `Must be a signature: a ${format} data URL.`,
    )
  },
}
