import type { TableColumn } from '../fields/table.ts'
import type { FieldOf, FormField } from '../form.ts'
import { countProblem, isRecord, keywords, least, problem, under, type Counts, type Inside, type Problem, type Rules } from './rules.ts'

/** Problems reported of one list: more than a person can mend before trying again. */
const MAX_PROBLEMS = 50

function judgeRows(rows: unknown, counts: Counts, judge: (row: unknown) => Problem[]): Problem[] {
  if (!Array.isArray(rows)) return problem('Must be a list.')
  const wrong = countProblem(rows.length, counts)
  if (wrong) return problem(wrong)
  const problems: Problem[] = []
  for (const [index, row] of rows.entries()) {
    problems.push(...under(index, judge(row)))
    if (problems.length >= MAX_PROBLEMS) break
  }
  return problems
}

/** The cells of a column are fields like any other. */
export function columnField(column: TableColumn): FormField {
  const { name, label, hint, required, nullable, placeholder } = column
  const base = { name, label, hint, required, nullable }
  const initial = column.default
  const text = { placeholder, min_length: column.min_length, max_length: column.max_length, pattern: column.pattern }
  const limits = { minimum: column.min_value, maximum: column.max_value, currency_code: column.currency_code }
  const asText = typeof initial === 'string' ? initial : null
  switch (column.kind) {
    case 'long_text':
      return { ...base, ...text, kind: 'long_text', default: asText }
    case 'number':
    case 'currency':
      return {
        ...base,
        kind: 'short_text',
        subtype: column.kind,
        placeholder,
        ...limits,
        integer: column.integer,
        default: typeof initial === 'number' ? initial : null,
      }
    case 'switch':
      return { ...base, kind: 'switch', true_label: 'Yes', false_label: 'No', default: typeof initial === 'boolean' ? initial : null }
    case 'single_select':
      return { ...base, kind: 'single_select', options: column.options ?? [], json_values: column.json_values, default: asText }
    case 'date':
    case 'datetime':
      return { ...base, kind: column.kind, default: asText }
    default:
      return { ...base, ...text, kind: 'short_text', subtype: 'plain', default: asText }
  }
}

function countsOf(field: FieldOf<'table'>): Counts {
  return { min: least(field.required, field.min_rows), max: field.max_rows }
}

/** The field of an entry's value, and of its key. */
function entryFields({ columns }: FieldOf<'table'>): { key: FormField | undefined; value: FormField | undefined } {
  const [key, value] = columns
  return { key: key && columnField(key), value: value && columnField(value) }
}

function judgeEntries(value: unknown, field: FieldOf<'table'>, inside: Inside): Problem[] {
  if (!isRecord(value)) return problem('Must be an object.')
  const { key, value: cell } = entryFields(field)
  const entries = Object.entries(value)
  const wrong = countProblem(entries.length, countsOf(field))
  if (wrong || !key || !cell) return problem(wrong)
  return entries.slice(0, (field.max_rows ?? entries.length) + 1).flatMap(([name, own]) => {
    const ofKey = inside.problemsOf([key], { [key.name]: name }).map(({ message }) => ({ path: '', message: `The key: ${message}` }))
    const ofValue = inside.problemsOf([cell], Object.fromEntries([[cell.name, own]]))
    return under(name, [
      ...ofKey,
      ...ofValue.map(({ path, message }) => ({
        path: path
          .split('/')
          .slice(2)
          .map((step) => `/${step}`)
          .join(''),
        message,
      })),
    ])
  })
}

function memberOf(schema: { properties?: unknown }, name: string): unknown {
  return isRecord(schema.properties) && Object.hasOwn(schema.properties, name) ? schema.properties[name] : {}
}

export const table: Rules<'table'> = {
  schema(field, { objectOf }) {
    const { min, max } = countsOf(field)
    const { key, value } = entryFields(field)
    if (!field.entries || !key || !value)
      return keywords({ type: 'array', items: objectOf(field.columns.map(columnField)), minItems: min, maxItems: max })
    const propertyNames = memberOf(objectOf([key]), key.name)
    const additionalProperties = memberOf(objectOf([value]), value.name)
    return keywords({ type: 'object', propertyNames, additionalProperties, minProperties: min, maxProperties: max })
  },
  judge(value, field, inside) {
    if (field.entries) return judgeEntries(value, field, inside)
    const fields = field.columns.map(columnField)
    return judgeRows(value, countsOf(field), (row) => inside.problemsOf(fields, row))
  },
}

export const subform: Rules<'subform'> = {
  schema: ({ fields, min_count, max_count, required }, { objectOf }) =>
    keywords({ type: 'array', items: objectOf(fields), minItems: least(required, min_count), maxItems: max_count }),
  judge: (value, { fields, min_count, max_count, required }, { problemsOf }) =>
    judgeRows(value, { min: least(required, min_count), max: max_count }, (row) => problemsOf(fields, row)),
}

export const objectGroup: Rules<'object_group'> = {
  schema: ({ fields }, { objectOf }) => objectOf(fields),
  judge: (value, { fields }, { problemsOf }) => problemsOf(fields, value),
}

/** The only field of a group whose rows are bare values. */
function scalarOf({ scalar, item_fields }: FieldOf<'repeatable_group'>): FormField | undefined {
  return scalar ? item_fields[0] : undefined
}

function hasTwins(rows: readonly unknown[]): boolean {
  return new Set(rows.map((row) => JSON.stringify(row))).size < rows.length
}

export const repeatableGroup: Rules<'repeatable_group'> = {
  schema(field, { objectOf }) {
    const only = scalarOf(field)
    const row = objectOf(field.item_fields)
    const items = only ? memberOf(row, only.name) : row
    return keywords({
      type: 'array',
      items,
      minItems: least(field.required, field.min_items),
      maxItems: field.max_items,
      uniqueItems: field.unique,
    })
  },
  judge(value, field, { problemsOf }) {
    const { min_items, max_items, required, item_fields } = field
    const only = scalarOf(field)
    const counts = { min: least(required, min_items), max: max_items }
    if (field.unique && Array.isArray(value) && hasTwins(value)) return problem('Must not repeat.')
    if (!only) return judgeRows(value, counts, (row) => problemsOf(item_fields, row))
    const judge = (row: unknown) => problemsOf([only], Object.fromEntries([[only.name, row]]))
    return judgeRows(value, counts, (row) => judge(row).map(({ path, message }) => ({ path: path.replace(/^\/[^/]*/, ''), message })))
  },
}

export const variantGroup: Rules<'variant_group'> = {
  schema: ({ discriminator, variants }, { objectOf }) => ({
    oneOf: variants.map(({ value, label, fields }) => {
      const own = objectOf(fields)
      const required = [discriminator, ...((own.required as string[] | undefined) ?? [])]
      return { title: label, ...own, properties: { [discriminator]: { const: value }, ...(own.properties as object) }, required }
    }),
  }),
  judge(value, { discriminator, variants }, { problemsOf }) {
    if (!isRecord(value)) return problem('Must be an object.')
    const chosen = Object.hasOwn(value, discriminator) ? value[discriminator] : undefined
    const variant = variants.find((each) => each.value === chosen)
    return variant
      ? problemsOf(variant.fields, value)
      : under(discriminator, problem(`Must be one of: ${variants.map((each) => each.value).join(', ')}.`))
  },
}
