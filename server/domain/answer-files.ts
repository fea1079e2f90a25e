import type { FieldOf, FormDefinition, FormField } from '#contract/form.ts'
import { readDataUrl, type FileValue } from '#contract/rules/files.ts'
import { answerFields } from '#contract/rules/registry.ts'
import { isRecord, under, type Problem } from '#contract/rules/rules.ts'
import { pictureProblem } from './image-size.ts'
import { plainType, trueType } from './sniff.ts'

/** A value that a field for files or a signature has in an answer, and where. */
export type Upload = { path: string; field: FieldOf<'file_upload' | 'signature'>; value: unknown }

const moved = (key: string | number, uploads: Upload[]) =>
  uploads.map((upload) => ({ ...upload, path: under(key, [{ path: upload.path, message: '' }])[0]?.path ?? upload.path }))

function inRows(rows: unknown, fields: readonly FormField[]): Upload[] {
  return Array.isArray(rows) ? rows.flatMap((row, index) => moved(index, uploadsIn(fields, row))) : []
}

function inField(field: FormField, value: unknown): Upload[] {
  if (field.kind === 'file_upload')
    return Array.isArray(value) ? value.map((file, index) => ({ path: `/${index}`, field, value: file })) : []
  if (field.kind === 'signature') return typeof value === 'string' ? [{ path: '', field, value }] : []
  if (field.kind === 'subform') return inRows(value, field.fields)
  if (field.kind === 'repeatable_group') return field.scalar ? [] : inRows(value, field.item_fields)
  if (field.kind === 'object_group') return uploadsIn(field.fields, value)
  if (field.kind !== 'variant_group' || !isRecord(value)) return []
  return uploadsIn(field.variants.find((variant) => variant.value === value[field.discriminator])?.fields ?? [], value)
}

function uploadsIn(fields: readonly FormField[], answer: unknown): Upload[] {
  if (!isRecord(answer)) return []
  return answerFields(fields).flatMap((field) =>
    Object.hasOwn(answer, field.name) ? moved(field.name, inField(field, answer[field.name])) : [],
  )
}

/** Every file and signature in an answer. */
export function uploadsOf(form: FormDefinition, answer: unknown): Upload[] {
  return uploadsIn(form.fields, answer)
}

/** The files of an answer that were uploaded before, by their ids. */
export function referencesOf(form: FormDefinition, answer: unknown): { path: string; file: FileValue & { file_id: string } }[] {
  return uploadsOf(form, answer).flatMap(({ path, value }) =>
    isRecord(value) && typeof value.file_id === 'string' ? [{ path, file: value as FileValue & { file_id: string } }] : [],
  )
}

/** What browsers call a file that they know nothing of. */
const UNKNOWN = 'application/octet-stream'

/** Scripts in a drawing, in any of the ways that SVG has for them. */
const ACTIVE_SVG = /<script|<foreignobject|<iframe|<embed|<object|\son\w+\s*=|javascript:|<!entity/i

function contentProblem(dataUrl: unknown): string | null {
  const content = readDataUrl(dataUrl)
  if (!content) return null
  const bytes = Buffer.from(content.base64, 'base64')
  const type = trueType(bytes, content.mime)
  if (type !== plainType(content.mime) && content.mime !== '' && content.mime !== UNKNOWN)
    return `Says it is ${content.mime} and is ${type === UNKNOWN ? 'something else' : type}.`
  if (type === 'image/svg+xml' && ACTIVE_SVG.test(bytes.toString('latin1'))) return 'The drawing contains a script.'
  return pictureProblem(bytes, type)
}

/** What is wrong with files that are inside an answer, told by their bytes. */
export function contentProblems(form: FormDefinition, answer: unknown): Problem[] {
  return uploadsOf(form, answer).flatMap(({ path, value }) => {
    const data = isRecord(value) ? value.data : value
    const claim = isRecord(value) ? readDataUrl(data)?.mime : undefined
    const differs = claim !== undefined && isRecord(value) && claim !== '' && plainType(claim) !== plainType(String(value.mime))
    const message = differs ? `Says it is ${String(value.mime)}, and its data says ${claim}.` : contentProblem(data)
    return message ? [{ path, message }] : []
  })
}
