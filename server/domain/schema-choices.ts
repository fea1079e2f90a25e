import type { Option } from '#contract/fields/base.ts'
import { isNull, resolve } from './schema-node.ts'
import type { Schema } from './schema.ts'

export type Choices = { options: Option[]; json_values?: true }

type Choice = { value: unknown; label?: string | undefined; hint?: string | undefined }

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)

function typeOf(value: unknown): string[] {
  if (typeof value === 'number') return Number.isInteger(value) ? ['integer', 'number'] : ['number']
  return [typeof value]
}

function fits(value: unknown, { type }: Schema): boolean {
  return type === undefined || typeOf(value).some((own) => (Array.isArray(type) ? type.includes(own) : type === own))
}

/** What one node lists, without looking into branches. */
function listed({ const: only, enum: several, title, description }: Schema): Choice[] | null {
  if (only !== undefined) return [{ value: only, label: title, hint: description }]
  return several ? several.map((value) => ({ value })) : null
}

function listedInBranches(root: Schema, schema: Schema): Choice[] | null {
  const branches = (schema.anyOf ?? schema.oneOf)?.map((branch) => resolve(root, branch).schema).filter((branch) => !isNull(branch))
  if (!branches?.length) return null
  const each = branches.map(listed)
  return each.every((choices) => choices !== null) ? each.flat() : null
}

const WORDS: Record<string, string> = { true: 'Yes', false: 'No' }

/** The values a node may have when it lists them, with their words; null when it does not, or lists what has no short text. */
export function choices(root: Schema, schema: Schema): Choices | null {
  // The words of a node with branches are those of the question, not of an answer.
  const found =
    listed({ ...schema, ...(schema.const !== undefined && { title: undefined, description: undefined }) }) ?? listedInBranches(root, schema)
  const given = found?.filter(({ value }) => fits(value, schema))
  if (!given?.length || !given.every(({ value }) => isScalar(value))) return null
  const isText = given.every(({ value }) => typeof value === 'string')
  const options = new Map<string, Option>()
  for (const { value, label, hint } of given) {
    const key = isText ? String(value) : JSON.stringify(value)
    options.set(key, { value: key, label: label ?? WORDS[String(value)] ?? (String(value) || '(empty)'), ...(hint && { hint }) })
  }
  return { options: [...options.values()], ...(!isText && { json_values: true as const }) }
}
