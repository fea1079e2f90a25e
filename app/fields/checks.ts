import type { FormField } from '#contract/form.ts'
import { judgeAnswer } from '#contract/rules/registry.ts'
import { REQUIRED } from '#contract/rules/rules.ts'
import { columnFields } from './columns.ts'
import { placeErrors, type Problem } from './pointers.ts'
import { isNumeric, isRecord, keyOf, parseJson, parseNumber, recordOf, rowsOf, textOf, type FieldState, type FormState } from './state.ts'
import { isFilled, toAnswer, variantOf } from './values.ts'

export type Matches = (pattern: string, text: string) => boolean

function numberProblem(text: string): string | null {
  const number = parseNumber(text)
  if (number === null) return 'Must be a number, written like 1234.5.'
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? 'Is too large to be kept exactly.' : null
}

function jsonProblem(text: string, isWhole: boolean): string | null {
  const parsed = parseJson(text)
  if ('problem' in parsed) return `Not valid JSON: ${parsed.problem}.`
  return isWhole && !isRecord(parsed.value) ? 'Must be a JSON object: { … }.' : null
}

/** What cannot even be read as an answer: half a number, JSON with a bracket missing. The rules would only find nothing there. */
function typingProblem(field: FormField, state: FieldState | undefined): string | null {
  const typed = textOf(state)?.trim() ?? ''
  // To the rules nothing and the null of JSON are one; only here can they be told apart.
  if (typed === '') return field.kind === 'json' && field.required ? REQUIRED : null
  if (field.kind === 'slider' || (field.kind === 'short_text' && isNumeric(field))) return numberProblem(typed)
  return field.kind === 'json' ? jsonProblem(typed, field.name === '') : null
}

function rowsTyping(fields: readonly FormField[], rows: FormState[], path: string): Problem[] {
  return rows.flatMap((row, index) => typingProblems(fields, row, `${path}.${index}.`))
}

function keysTwice(rows: FormState[], path: string): Problem[] {
  const keys = rows.map((row) => row[keyOf(0)])
  return keys.flatMap((key, index) =>
    key && keys.indexOf(key) < index ? [{ path: `${path}.${index}.${keyOf(0)}`, message: 'This key is there already.' }] : [],
  )
}

function typingIn(field: FormField, state: FieldState | undefined, path: string): Problem[] {
  switch (field.kind) {
    case 'section_collapse':
    case 'object_group':
      return typingProblems(field.fields, recordOf(state), `${path}.`)
    case 'variant_group': {
      const { index, fields, inside } = variantOf(field, state)
      return typingProblems(fields, inside, `${path}.${keyOf(index)}.`)
    }
    case 'repeatable_group':
      return rowsTyping(field.item_fields, rowsOf(state), path)
    case 'subform':
      return rowsTyping(field.fields, rowsOf(state), path)
    case 'table': {
      const rows = rowsOf(state)
      return [
        ...rowsTyping(columnFields(field), rows, path),
        ...(field.entries ? keysTwice(rows, path) : []),
        ...keysMissing(field, rows, path),
      ]
    }
    default: {
      const message = typingProblem(field, state)
      return message ? [{ path, message }] : []
    }
  }
}

/** An entry without a key would be sent under "". */
function keysMissing(field: Extract<FormField, { kind: 'table' }>, rows: FormState[], path: string): Problem[] {
  if (!field.entries) return []
  return rows.flatMap((row, index) =>
    isFilled(field, row) && !row[keyOf(0)] ? [{ path: `${path}.${index}.${keyOf(0)}`, message: REQUIRED }] : [],
  )
}

function typingProblems(fields: readonly FormField[], state: FormState, prefix = ''): Problem[] {
  return fields.flatMap((field, index) => typingIn(field, state[keyOf(index)], prefix + keyOf(index)))
}

/** Lists in which something is required and every line is empty: said at the first line's fields, where it is to be mended. */
function blankRows(fields: readonly FormField[], state: FormState, matches: Matches): Problem[] {
  return fields.flatMap((field, index) => {
    if ((field.kind !== 'table' && field.kind !== 'subform') || !field.required) return []
    const rows = rowsOf(state[keyOf(index)])
    const [first] = rows
    if (!first || rows.some((row) => isFilled(field, row))) return []
    const inner = field.kind === 'table' ? columnFields(field) : field.fields
    return problemsOf(inner, first, matches).map(({ path, message }) => ({ path: `${keyOf(index)}.0.${path}`, message }))
  })
}

/**
 * What can be said without asking: what cannot be read, and what the rules of the fields say of the rest. The server
 * judges by the same rules and by the schema itself, and has the last word.
 */
export function problemsOf(fields: readonly FormField[], state: FormState, matches: Matches): Problem[] {
  const typing = [...typingProblems(fields, state), ...blankRows(fields, state, matches)]
  const unread = new Set(typing.flatMap(({ path }) => [path, path.replace(/\.0\..*$/, '.root')]))
  const errors = judgeAnswer({ fields: [...fields] }, toAnswer(fields, state), matches)
  const judged = placeErrors(fields, errors, state).placed
  return [...typing, ...judged.filter(({ path }) => !unread.has(path))]
}
