import type { FormField } from '#contract/form.ts'
import type { Problem } from './checks.ts'
import { keyOf } from './values.ts'

/** What the server says is wrong: a JSON pointer into the answer, and a sentence. */
export type AnswerError = { path: string; message: string }

const segmentsOf = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))

/** Follows the pointer as far as the form has fields; what is left over lies inside a JSON field or is unknown to the form. */
function locate(fields: readonly FormField[], segments: string[]): { path: string[]; rest: string[] } {
  const [name, ...rest] = segments
  const index = fields.findIndex((field) => field.name === name)
  const field = fields[index]
  if (!field) return { path: [], rest: segments }
  const path = [keyOf(index)]
  if (field.kind === 'object_group') {
    const inner = locate(field.fields, rest)
    return { path: [...path, ...inner.path], rest: inner.rest }
  }
  if (field.kind !== 'repeatable_group') return { path, rest }
  const [row, ...inRow] = rest
  if (row === undefined) return { path: [...path, 'root'], rest }
  const inner = field.scalar ? { path: [keyOf(0)], rest: inRow } : locate(field.item_fields, inRow)
  return inner.path.length > 0 ? { path: [...path, row, ...inner.path], rest: inner.rest } : { path: [...path, 'root'], rest }
}

/** Puts what the server said onto the form's fields; what belongs to no field is said of the whole form. */
export function placeErrors(fields: readonly FormField[], errors: readonly AnswerError[]): { placed: Problem[]; general: string[] } {
  const placed: Problem[] = []
  const general: string[] = []
  const [only] = fields
  for (const error of errors) {
    const whole = fields.length === 1 && only?.name === ''
    const { path, rest } = whole ? { path: [keyOf(0)], rest: segmentsOf(error.path) } : locate(fields, segmentsOf(error.path))
    const message = rest.length > 0 ? `${rest.join(' › ')}: ${error.message}` : error.message
    if (path.length > 0) placed.push({ path: path.join('.'), message })
    else general.push(message)
  }
  return { placed, general }
}
