import { isRecord, isString } from './state.ts'

/** A file in an answer: with its bytes as a data URL, or with the id under which this server keeps them. */
export type FileValue = { name: string; mime: string; size: number } & ({ data: string } | { file_id: string })

function isFileValue(value: unknown): value is FileValue {
  if (!isRecord(value)) return false
  const { name, mime, size, data, file_id } = value
  return isString(name) && isString(mime) && typeof size === 'number' && (isString(data) || isString(file_id))
}

export function filesOf(state: unknown): FileValue[] {
  return Array.isArray(state) ? state.filter(isFileValue) : []
}

export function idOf(file: FileValue): string | null {
  return 'file_id' in file && file.file_id ? file.file_id : null
}

const UNITS = ['bytes', 'KB', 'MB', 'GB'] as const
/** As phones and mail programs count, not as memory does. */
const THOUSAND = 1000

export function sizeText(bytes: number): string {
  const power = bytes < THOUSAND ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / THOUSAND ** power
  return `${power === 0 || value >= 100 ? Math.round(value) : Number(value.toFixed(1))} ${UNITS[power]}`
}

// A map, not an object: what an agent writes may be called anything.
const GROUPS = new Map([
  ['image/*', 'pictures'],
  ['video/*', 'videos'],
  ['audio/*', 'recordings'],
  ['*/*', 'any file'],
  ['*', 'any file'],
])

/** `.pdf` and `image/*` as people say it: "PDF, pictures". Null when everything is taken. */
export function acceptText(accept: readonly string[] | null | undefined): string | null {
  if (!accept || accept.length === 0) return null
  const words = accept.map((given) => {
    const wanted = given.trim().toLowerCase()
    return GROUPS.get(wanted) ?? wanted.replace(/^(\.|[^/]*\/)/, '').toUpperCase()
  })
  return [...new Set(words)].join(', ')
}
