import { type $ZodIssue } from 'zod/v4/core'
import { DomainError, docsOf, type ErrorCode, statusOf } from './errors.ts'

export type Problem = { status: number; headers: Record<string, string>; body: ProblemBody }
type ProblemBody = {
  error: ErrorCode
  message: string
  docs: string
  detail?: unknown
  errors?: { path: string; message: string }[]
}

/** The `detail` entries of a 422: what clients of this API have always read (server §2.1), without echoing the value. */
type Detail = { type: string; loc: (string | number)[]; msg: string }

type Kind = { type: string; msg: string }

const TYPES: Partial<Record<string, Kind>> = {
  string: { type: 'string_type', msg: 'Input should be a valid string' },
  object: { type: 'dict_type', msg: 'Input should be an object' },
  record: { type: 'dict_type', msg: 'Input should be an object' },
  array: { type: 'list_type', msg: 'Input should be a list' },
  boolean: { type: 'bool_parsing', msg: 'Input should be true or false' },
  number: { type: 'int_parsing', msg: 'Input should be a whole number' },
  int: { type: 'int_from_float', msg: 'Input should be a whole number without a fractional part' },
}

const KINDS: Partial<Record<$ZodIssue['code'], (issue: $ZodIssue) => Kind>> = {
  invalid_type: (issue) => TYPES['expected' in issue ? String(issue.expected) : ''] ?? { type: 'value_error', msg: issue.message },
  too_small: (issue) => {
    const { origin, minimum } = issue as Extract<$ZodIssue, { code: 'too_small' }>
    if (origin === 'string')
      return { type: 'string_too_short', msg: `String should have at least ${minimum} character${minimum === 1 ? '' : 's'}` }
    if (origin === 'array') return { type: 'too_short', msg: `List should have at least ${minimum} item${minimum === 1 ? '' : 's'}` }
    return { type: 'greater_than_equal', msg: `Input should be greater than or equal to ${minimum}` }
  },
  too_big: (issue) => {
    const { origin, maximum } = issue as Extract<$ZodIssue, { code: 'too_big' }>
    if (origin === 'string') return { type: 'string_too_long', msg: `String should have at most ${maximum} characters` }
    if (origin === 'array') return { type: 'too_long', msg: `List should have at most ${maximum} items` }
    return { type: 'less_than_equal', msg: `Input should be less than or equal to ${maximum}` }
  },
  invalid_value: (issue) => ({
    type: 'enum',
    msg: `Input should be one of ${(issue as Extract<$ZodIssue, { code: 'invalid_value' }>).values.join(', ')}`,
  }),
}

function detailOf(issue: $ZodIssue, place: (key: string) => string): Detail {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
  const loc = [place(String(path[0] ?? '')), ...path]
  // Nothing in JSON is undefined, so that is a missing key; zod keeps the value out of the issue and tells only in its sentence.
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return { type: 'missing', loc, msg: 'Field required' }
  return { ...(KINDS[issue.code]?.(issue) ?? { type: 'value_error', msg: issue.message }), loc }
}

/** Turns the issues of a failed parse into the one error that says all of them. `place` names where a key came from. */
export function invalidInput(issues: $ZodIssue[], place: (key: string) => string = () => 'body'): DomainError {
  const detail = issues.map((issue) => detailOf(issue, place))
  const what = detail.map(({ loc, msg }) => `${loc.slice(1).join('.') || loc[0]}: ${msg}.`).join(' ')
  return new DomainError('VALIDATION_FAILED', what, { detail })
}

/** One member of the input that reads well and still cannot be, as the server alone knows. `msg` ends a sentence, without its stop. */
export function invalidField(field: string, msg: string, place = 'body'): DomainError {
  return new DomainError('VALIDATION_FAILED', `${field}: ${msg}.`, { detail: [{ type: 'value_error', loc: [place, field], msg }] })
}

/** What a client is told. Anything that is not a DomainError is a bug of ours and says nothing about itself. */
export function problemOf(error: unknown): Problem {
  const known = error instanceof DomainError ? error : new DomainError('INTERNAL_ERROR', 'Something went wrong on the server.')
  const { detail, errors, retryAfterSeconds, allow } = known.extra
  return {
    status: statusOf(known.code),
    headers: { ...(retryAfterSeconds ? { 'retry-after': String(Math.ceil(retryAfterSeconds)) } : {}), ...(allow ? { allow } : {}) },
    body: {
      error: known.code,
      message: known.message,
      docs: docsOf(known.code),
      ...(detail === undefined ? {} : { detail }),
      ...(errors ? { errors } : {}),
    },
  }
}
