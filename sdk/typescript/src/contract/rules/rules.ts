import type { FieldKind, FieldOf, FormField } from '../form.ts'

/** JSON Schema, 2020-12. */
export type JsonSchema = { [keyword: string]: unknown }

/** What is wrong with a value: a JSON pointer into it (`''` is the value itself) and a sentence to the person. */
export type Problem = { path: string; message: string }

/** What a rule may ask of its surroundings: the rules of the fields inside, and how patterns are run here. */
export type Inside = {
  /** Whether a pattern is found in a text. Must end in bounded time whatever the pattern is. */
  matches: (pattern: string, text: string) => boolean
  objectOf: (fields: readonly FormField[]) => JsonSchema
  problemsOf: (fields: readonly FormField[], answer: unknown) => Problem[]
}

/** What one kind of field may answer. Nothing here needs zod: browsers and the SDK carry these rules too. */
export type Rules<K extends FieldKind> = {
  /** The JSON Schema of the value, for when there is one; null for kinds that send nothing. */
  schema: ((field: FieldOf<K>, inside: Pick<Inside, 'objectOf'>) => JsonSchema) | null
  /** Never called for null and undefined: whether there must be a value is the same for all kinds. */
  judge: (value: unknown, field: FieldOf<K>, inside: Inside) => Problem[]
}

/** What a field answers to "nothing given" where something is required. */
export const REQUIRED = 'This is required.'

/** One problem with the value itself, or none. */
export function problem(message: string | null | false | undefined): Problem[] {
  return message ? [{ path: '', message }] : []
}

/** Moves problems one level deeper. */
export function under(key: string | number, problems: Problem[]): Problem[] {
  const step = `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
  return problems.map(({ path, message }) => ({ path: step + path, message }))
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Leaves out the keywords that say nothing. */
export function keywords(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== null && value !== undefined))
}

/** How few items a list may have: a required one has at least one, unless its own limit says otherwise. */
export function least(required: boolean, limit: number | null | undefined): number {
  return limit ?? (required ? 1 : 0)
}

export type Counts = { min: number; max: number | null | undefined }

/** Whether a list has too few or too many items. */
export function countProblem(count: number, { min, max }: Counts): string | null {
  if (count < min) return count === 0 && min === 1 ? REQUIRED : `Needs at least ${min}.`
  return max != null && count > max ? `Takes at most ${max}.` : null
}
