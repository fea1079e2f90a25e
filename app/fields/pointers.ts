import type { FieldOf, FormField } from '#contract/form.ts'
import type { Problem as AnswerError } from '#contract/rules/rules.ts'
import { columnFields } from './columns.ts'
import { filesOf } from './files.ts'
import { isRecord, keyOf, recordOf, rowsOf, type FieldState, type FormState } from './state.ts'
import { isFilled, variantOf } from './values.ts'

export type { AnswerError }

/** `path` is a place in the form's state ("f2.0.f1"); a whole list is named "f2.root". */
export type Problem = { path: string; message: string }

/** How far the form follows a pointer; what is left over lies inside a JSON field or is unknown to the form. */
type Found = { path: string[]; rest: string[] }

const segmentsOf = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))

const under = (key: string, { path, rest }: Found): Found => ({ path: [key, ...path], rest })

function locate(fields: readonly FormField[], segments: string[], state: FormState): Found | null {
  const [name, ...rest] = segments
  for (const [index, field] of fields.entries()) {
    const held = state[keyOf(index)]
    if (field.kind === 'section_collapse') {
      const inner = locate(field.fields, segments, recordOf(held))
      if (inner) return under(keyOf(index), inner)
    } else if (name !== undefined && field.name === name) return under(keyOf(index), locateInside(field, rest, held))
  }
  return null
}

/** What follows the key of a field: the pointer then goes on in its own fields, rows or ends. */
function locateInside(field: FormField, rest: string[], held: FieldState | undefined): Found {
  switch (field.kind) {
    case 'object_group':
      return locate(field.fields, rest, recordOf(held)) ?? { path: [], rest }
    case 'variant_group': {
      const { index, fields, inside } = variantOf(field, held)
      const inner = locate(fields, rest, inside)
      return inner && index >= 0 ? under(keyOf(index), inner) : { path: [], rest: rest[0] === field.discriminator ? [] : rest }
    }
    case 'repeatable_group':
      return locateRow(rest, rest[0], (inRow, row) =>
        field.scalar ? { path: [keyOf(0)], rest: inRow } : locate(field.item_fields, inRow, recordOf(rowsOf(held)[row])),
      )
    case 'subform':
      return locateRow(rest, rowSent(field, held, rest[0]), (inRow, row) => locate(field.fields, inRow, recordOf(rowsOf(held)[row])))
    case 'table':
      return locateRow(rest, field.entries ? rowNamed(field, held, rest[0]) : rowSent(field, held, rest[0]), (inRow) =>
        // A problem of an entry is one with its value; its key says so itself.
        locate(columnFields(field), field.entries ? [field.columns[1]?.name ?? '', ...inRow] : inRow, {}),
      )
    case 'date_range':
      return rest[0] === 'start' || rest[0] === 'end' ? { path: [rest[0]], rest: rest.slice(1) } : { path: ['root'], rest }
    case 'file_upload': {
      const file = filesOf(held)[Number(rest[0])]
      return { path: [], rest: file ? [file.name, ...rest.slice(1)] : rest }
    }
    default:
      return { path: [], rest }
  }
}

function locateRow(rest: string[], row: string | undefined, inside: (inRow: string[], row: number) => Found | null): Found {
  const inner = row === undefined ? null : inside(rest.slice(1), Number(row))
  return inner && row !== undefined ? under(row, inner) : { path: ['root'], rest }
}

/** The line of the form that became this row of the answer: empty lines are not sent. */
function rowSent(field: FieldOf<'table' | 'subform'>, held: FieldState | undefined, sent: string | undefined): string | undefined {
  const lines = rowsOf(held).flatMap((row, line) => (isFilled(field, row) ? [line] : []))
  const line = sent === undefined ? undefined : lines[Number(sent)]
  return line === undefined ? undefined : String(line)
}

/** The line whose first cell says the key. */
function rowNamed(_: FieldOf<'table'>, held: FieldState | undefined, key: string | undefined): string | undefined {
  const line = rowsOf(held).findLastIndex((row) => row[keyOf(0)] === key)
  return line < 0 ? undefined : String(line)
}

/** Puts what is wrong with an answer onto the form's fields; what belongs to no field is said of the whole form. */
export function placeErrors(
  fields: readonly FormField[],
  errors: readonly AnswerError[],
  state: FormState,
): { placed: Problem[]; general: string[] } {
  const placed: Problem[] = []
  const general: string[] = []
  const [only] = fields
  for (const error of errors) {
    const segments = segmentsOf(error.path)
    const whole = fields.length === 1 && only?.name === '' && isRecord(state)
    const found = whole && only ? under(keyOf(0), locateInside(only, segments, state[keyOf(0)])) : locate(fields, segments, state)
    const rest = found?.rest ?? segments
    const message = rest.length > 0 ? `${rest.join(' › ')}: ${error.message}` : error.message
    if (found) placed.push({ path: found.path.join('.'), message })
    else general.push(message)
  }
  return { placed, general }
}
