import type { CreateTaskRequest } from '#contract/task.ts'
import { DomainError, type FieldError } from '#server/domain/errors.ts'
import { assertAnswerable, judge } from '#server/domain/response.ts'

function invalid(field: string, message: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `${field}: ${message}`, {
    detail: [{ type: 'value_error', loc: ['body', field], msg: message }],
  })
}

/** U+0000 is valid JSON but Postgres cannot store it in text or jsonb. */
const NUL_ESCAPED = '\\u0000'

function assertStorable(input: CreateTaskRequest): void {
  if (!JSON.stringify(input).includes(NUL_ESCAPED)) return
  const field = Object.entries(input).find(([, value]) => JSON.stringify(value)?.includes(NUL_ESCAPED))?.[0] ?? 'task'
  throw invalid(field, 'contains the character U+0000, which cannot be stored; remove it.')
}

/** A prefill may be partial, but what it gives must be of the right type: the form would show something else. */
function assertPrefill({ initial_response, response_schema }: CreateTaskRequest): void {
  if (!initial_response) return
  const wrong: FieldError[] = judge(response_schema, initial_response).filter(({ message }) => message !== 'This is required.')
  if (wrong[0]) throw invalid('initial_response', `${wrong[0].path || '/'}: ${wrong[0].message}`)
}

function assertCallback(url: string | null | undefined): void {
  if (!url) return
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw invalid('callback_url', 'must be an http or https URL.')
}

/** Everything that would only come to light when a person has already answered is refused here instead. */
export function assertCreatable(input: CreateTaskRequest): void {
  assertStorable(input)
  assertAnswerable(input.response_schema)
  assertPrefill(input)
  assertCallback(input.callback_url)
  if (input.verifier_config)
    throw new DomainError(
      'VERIFIER_PROVIDER_UNKNOWN',
      `This server has no verifiers, so "${input.verifier_config.provider}" cannot check answers. Leave \`verifier_config\` out.`,
    )
}
