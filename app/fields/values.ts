import type { FieldKind, FieldOf, FormField } from '#contract/form.ts'
import { isAnswered, wholeField } from '#contract/rules/registry.ts'
import { columnFields } from './columns.ts'
import { leafCodecs, orNothing, type Codec, type NestingKind } from './leaf-codecs.ts'
import { isBlank, isRecord, isString, keyOf, recordOf, rowsOf, type Answer, type FieldState, type FormState } from './state.ts'

const sectionState = (field: { required: boolean; fields: FormField[] }, state: FieldState | undefined) =>
  isRecord(state) && (field.required || !isBlank(state)) ? toObject(field.fields, state as FormState) : null

const nestingCodecs: { [K in NestingKind]: Codec<K> } = {
  // Its fields answer beside it: see `initialState` and `toObject`.
  section_collapse: { read: (value, field) => initialState(field.fields, value), empty: {}, write: () => null },
  object_group: {
    read: (value, field) => initialState(field.fields, value),
    empty: {},
    write: (state, field) => sectionState(field, state),
  },
  repeatable_group: {
    read: (value, field) => (Array.isArray(value) ? value.map((item) => rowState(field, item)) : undefined),
    empty: [],
    write: (state, field) =>
      orNothing(
        rowsOf(state).map((row) => writeRow(field, row)),
        field,
        field.min_items,
      ),
  },
  subform: {
    read: (value, field) => (Array.isArray(value) ? value.map((item) => initialState(field.fields, item)) : undefined),
    empty: (field) => Array.from({ length: field.initial_count }, () => initialState(field.fields, null)),
    write: (state, field) =>
      orNothing(
        filledRows(field, state).map((row) => toObject(field.fields, row)),
        field,
        field.min_count,
      ),
  },
  table: {
    read: (value, field) => tableRows(field, value)?.map((row) => initialState(columnFields(field), row)),
    empty: (field) => Array.from({ length: field.entries ? 0 : field.initial_rows }, () => initialState(columnFields(field), null)),
    write: (state, field) => {
      const rows = filledRows(field, state).map((row) => toObject(columnFields(field), row))
      if (!field.entries) return orNothing(rows, field, field.min_rows)
      return rows.length === 0 && !field.required ? null : Object.fromEntries(rows.map(({ key, value }) => [String(key), value]))
    },
  },
  variant_group: {
    read: (value, field) => {
      if (!isRecord(value)) return undefined
      const chosen = value[field.discriminator]
      return field.variants.some((variant) => variant.value === chosen) ? variantState(field, { chosen: String(chosen), value }) : undefined
    },
    empty: (field) => variantState(field, { chosen: null, value: null }),
    write: (state, field) => {
      const { chosen, fields, inside } = variantOf(field, state)
      return chosen === null ? null : { ...Object.fromEntries([[field.discriminator, chosen]]), ...toObject(fields, inside) }
    },
  },
}

const codecs = { ...leafCodecs, ...nestingCodecs } satisfies { [K in FieldKind]: Codec<K> }

const unknown: Codec<FieldKind> = { read: () => undefined, empty: null, write: () => null }

/** A kind that came after this page was loaded holds nothing and sends nothing. */
function codecOf(field: FormField): Codec<FieldKind> {
  return Object.hasOwn(codecs, field.kind) ? (codecs[field.kind] as Codec<FieldKind>) : unknown
}

function emptyOf(field: FormField): FieldState {
  const { empty } = codecOf(field)
  return typeof empty === 'function' ? empty(field) : empty
}

function tableRows(field: FieldOf<'table'>, value: unknown): unknown[] | undefined {
  if (field.entries) return isRecord(value) ? Object.entries(value).map(([key, inner]) => ({ key, value: inner })) : undefined
  return Array.isArray(value) ? value : undefined
}

/** Whether a row of a table or subform says anything: the lines that a form opens with need not all be used. */
export function isFilled(field: FieldOf<'table' | 'subform'>, row: FormState): boolean {
  const fields = field.kind === 'table' ? columnFields(field) : field.fields
  return !isBlank(row) && JSON.stringify(row) !== JSON.stringify(initialState(fields, null))
}

function filledRows(field: FieldOf<'table' | 'subform'>, state: FieldState | undefined): FormState[] {
  return rowsOf(state).filter((row) => isFilled(field, row))
}

/** The choice, and what was typed into each variant: going back to one finds it as it was left. */
function variantState(field: FieldOf<'variant_group'>, { chosen, value }: { chosen: string | null; value: unknown }): FormState {
  const sets = field.variants.map((variant, index) => [keyOf(index), initialState(variant.fields, variant.value === chosen ? value : null)])
  return { chosen, ...(Object.fromEntries(sets) as FormState) }
}

/** The variant that is chosen, its fields, and what they hold. */
export function variantOf(field: FieldOf<'variant_group'>, state: FieldState | undefined) {
  const { chosen, ...sets } = recordOf(state)
  const index = field.variants.findIndex((variant) => variant.value === chosen)
  return {
    index,
    chosen: index >= 0 && isString(chosen) ? chosen : null,
    fields: field.variants[index]?.fields ?? [],
    inside: recordOf(sets[keyOf(index)]),
  }
}

/** A new or given row of a repeatable group; a bare value stands in the row's only field. */
export function rowState(field: FieldOf<'repeatable_group'>, item?: unknown): FormState {
  const [only] = field.item_fields
  return initialState(field.item_fields, field.scalar && only ? Object.fromEntries([[only.name, item]]) : item)
}

function writeRow(field: FieldOf<'repeatable_group'>, row: FormState): unknown {
  const [only] = field.item_fields
  return field.scalar && only ? codecOf(only).write(row[keyOf(0)], only) : toObject(field.item_fields, row)
}

/** What the form opens with: the agent's proposal, else the field's default, else nothing. A value of the wrong type is passed over. */
export function initialState(fields: readonly FormField[], initial: unknown): FormState {
  const given = isRecord(initial) ? initial : {}
  return Object.fromEntries(
    fields.map((field, index) => {
      const { read } = codecOf(field)
      const beside = field.kind === 'section_collapse' || (wholeField(fields) && isRecord(initial))
      const value = beside ? initial : Object.hasOwn(given, field.name) ? given[field.name] : undefined
      const fallback = 'default' in field && field.default !== null ? field.default : undefined
      return [keyOf(index), read(value, field) ?? read(fallback, field) ?? emptyOf(field)]
    }),
  )
}

function entriesOf(fields: readonly FormField[], state: FormState): [string, unknown][] {
  return fields.flatMap((field, index) => {
    const held = state[keyOf(index)]
    if (field.kind === 'section_collapse') return entriesOf(field.fields, recordOf(held))
    if (field.name === '' || !Object.hasOwn(codecs, field.kind) || !isAnswered(field)) return []
    const value = codecOf(field).write(held, field)
    return value !== null || field.required || field.nullable ? [[field.name, value] as [string, unknown]] : []
  })
}

function toObject(fields: readonly FormField[], state: FormState): Answer {
  return Object.fromEntries(entriesOf(fields, state))
}

/** The answer to send: what is optional and empty is left out, what is required or nullable and empty is null. */
export function toAnswer(fields: readonly FormField[], state: FormState): Answer {
  // A schema without properties is one nameless field that holds the whole answer.
  const only = wholeField(fields)
  if (!only) return toObject(fields, state)
  const whole = codecOf(only).write(state[keyOf(0)], only)
  return isRecord(whole) ? whole : {}
}
