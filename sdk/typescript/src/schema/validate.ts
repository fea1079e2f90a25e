import { SchemaValidationError } from '../errors/input-errors.ts'
import { isStandard, isZod3, type SchemaIssue, type Schema, type ValidationResult } from './schema.ts'

type Zod3Outcome = { success: true; data: unknown } | { success: false; error: { issues: SchemaIssue[] } }

async function run(schema: object, value: unknown): Promise<ValidationResult<unknown>> {
  if (isStandard(schema)) return schema['~standard'].validate(value)
  // Plain JSON Schema: the server checks the answer against it before it accepts it.
  if (!isZod3(schema)) return { value }
  const outcome = (await schema.safeParseAsync(value)) as Zod3Outcome
  return outcome.success ? { value: outcome.data } : { issues: outcome.error.issues }
}

function keysOf({ path = [] }: SchemaIssue): PropertyKey[] {
  return path.map((step) => (typeof step === 'object' ? step.key : step))
}

function lineOf(issue: SchemaIssue): string {
  const path = keysOf(issue).map(String).join('.')
  return path ? `${path}: ${issue.message}` : issue.message
}

/** JSON has no dates, so where a schema asked for a `Date` and got ISO text, it gets the date. Undefined when nothing of the kind was wrong. */
function withDates(value: unknown, issues: readonly SchemaIssue[]): unknown {
  const wanted = issues.filter((issue) => (issue as { expected?: unknown }).expected === 'date')
  if (wanted.length === 0) return undefined
  const copy = structuredClone(value)
  for (const keys of wanted.map(keysOf)) {
    const last = keys.at(-1)
    const parent = keys.slice(0, -1).reduce<unknown>((node, key) => (node as Record<PropertyKey, unknown> | undefined)?.[key], copy)
    if (last === undefined || typeof parent !== 'object' || parent === null) continue
    const members = parent as Record<PropertyKey, unknown>
    const text = members[last]
    if (typeof text === 'string' && !Number.isNaN(Date.parse(text))) members[last] = new Date(text)
  }
  return copy
}

/** Parses a value with the caller's own schema and returns what comes out, or throws with one line a problem. */
export async function parseWith<Output>(schema: Schema<Output, unknown>, value: unknown, field: 'payload' | 'response'): Promise<Output> {
  const first = await run(schema, value)
  const revived = field === 'response' && first.issues ? withDates(value, first.issues) : undefined
  const result = revived === undefined ? first : await run(schema, revived)
  if (result.issues) throw new SchemaValidationError(field, result.issues.map(lineOf).join('\n'))
  return result.value as Output
}
