import { MAX_TASK_LENGTH, TIMEOUT_SECONDS } from './contract/limits.ts'
import type { SchemaIssue, StandardSchema, ValidationResult } from './schema/schema.ts'

/** The part of the options that is plain data, for frameworks that check or describe tool calls. */
export type AwaitHumanInput = {
  /** The question, as a headline: 1 to 10 000 characters. */
  task: string
  /** Milliseconds until the task times out: a whole number from 60 000 (a minute) to 2 592 000 000 (30 days). */
  timeoutMs: number
  /** Channels to tell. */
  notify?: string[]
  /** The same key is the same task, for ever. */
  idempotencyKey?: string
  /** Hides the payload in lists. */
  redactPayload?: boolean
}

// Functions, here and below: what runs when the module is loaded stays in the bundle of every agent.
const limits = () => ({ minimum: TIMEOUT_SECONDS.min * 1000, maximum: TIMEOUT_SECONDS.max * 1000 })

const jsonSchema = () => ({
  type: 'object',
  properties: {
    task: { type: 'string', minLength: 1, maxLength: MAX_TASK_LENGTH, description: 'The question, as a headline.' },
    timeoutMs: { type: 'integer', ...limits(), description: 'Milliseconds until the task times out.' },
    notify: { type: 'array', items: { type: 'string' }, description: 'Channels to tell, as `channel[+identity]:target`.' },
    idempotencyKey: { type: 'string', description: 'The same key is the same task, for ever.' },
    redactPayload: { type: 'boolean', description: 'Hides the payload in lists.' },
  },
  required: ['task', 'timeoutMs'],
})

const isText = (value: unknown) => typeof value === 'string'
const isOptional = (test: (value: unknown) => boolean) => (value: unknown) => value === undefined || test(value)

type Rule = { test: (value: unknown) => boolean; message: string }

function rules(): Record<keyof AwaitHumanInput, Rule> {
  const { minimum, maximum } = limits()
  return {
    task: {
      test: (value) => isText(value) && value !== '' && String(value).length <= MAX_TASK_LENGTH,
      message: `must be text of 1 to ${MAX_TASK_LENGTH} characters`,
    },
    timeoutMs: {
      test: (value) => Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum,
      message: `must be a whole number from ${minimum} to ${maximum}`,
    },
    notify: { test: isOptional((value) => Array.isArray(value) && value.every(isText)), message: 'must be a list of strings' },
    idempotencyKey: { test: isOptional(isText), message: 'must be text' },
    redactPayload: { test: isOptional((value) => typeof value === 'boolean'), message: 'must be true or false' },
  }
}

function validate(value: unknown): ValidationResult<AwaitHumanInput> {
  if (typeof value !== 'object' || value === null) return { issues: [{ message: 'must be an object' }] }
  const given = value as Record<string, unknown>
  const all = Object.entries(rules())
  const issues: SchemaIssue[] = all
    .filter(([key, rule]) => !rule.test(given[key]))
    .map(([key, rule]) => ({ path: [key], message: rule.message }))
  if (issues.length) return { issues }
  const known = all.filter(([key]) => given[key] !== undefined)
  return { value: Object.fromEntries(known.map(([key]) => [key, given[key]])) as AwaitHumanInput }
}

/** A Standard Schema, with JSON Schema, of the options that are plain data. `awaitHuman()` makes the same checks itself. */
export const awaitHumanInputSchema: StandardSchema<AwaitHumanInput> & {
  /** As zod's: never throws. */
  safeParse(value: unknown): { success: true; data: AwaitHumanInput } | { success: false; error: { issues: readonly SchemaIssue[] } }
} = {
  '~standard': { version: 1, vendor: 'awaithumans', validate, jsonSchema: { input: jsonSchema } },
  safeParse(value) {
    const result = validate(value)
    return result.issues ? { success: false, error: { issues: result.issues } } : { success: true, data: result.value }
  },
}
