import type { CreateTaskRequest } from '#contract/task.ts'
import { DomainError } from '#server/domain/errors.ts'
import { assertForm } from '#server/domain/form-check.ts'
import { judgeResponse } from '#server/domain/judge-answer.ts'
import { assertAnswerable, judgePart } from '#server/domain/response.ts'
import { whyNotStorable } from '#server/domain/storable.ts'
import { readAssignTo } from '#server/routing/read-assign-to.ts'
import { assertPublicUrl } from '#server/webhooks/assert-public-url.ts'

export function invalid(field: string, message: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `${field}: ${message}`, {
    detail: [{ type: 'value_error', loc: ['body', field], msg: message }],
  })
}

function assertStorable(input: CreateTaskRequest): void {
  for (const [field, value] of Object.entries(input)) {
    const why = whyNotStorable(value)
    if (why) throw invalid(field, `${why}.`)
  }
}

/** A prefill may be partial, but what it gives must be of the right type: the form would show something else. */
function assertPrefill({ initial_response, response_schema }: CreateTaskRequest): void {
  if (!initial_response) return
  const wrong = judgePart(response_schema, initial_response)
  if (wrong[0]) throw invalid('initial_response', `${wrong[0].path || '/'}: ${wrong[0].message}`)
}

/** What stands when nobody answers has to be an answer. */
function assertDefault({ on_timeout, response_schema, form_definition }: CreateTaskRequest): void {
  if (typeof on_timeout !== 'object' || !on_timeout) return
  const wrong = judgeResponse({ response_schema, form_definition }, on_timeout.response)
  if (wrong[0]) throw invalid('on_timeout', `response${wrong[0].path}: ${wrong[0].message}`)
}

function assertCallback(url: string | null | undefined): void {
  if (!url) return
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw invalid('callback_url', 'must be an http or https URL.')
  assertPublicUrl(url)
}

function assertEscalation({ escalate_to }: CreateTaskRequest): void {
  if (escalate_to && readAssignTo(escalate_to).kind === 'nobody') throw invalid('escalate_to', 'names nobody.')
}

/** Everything that would only come to light when a person has already answered is refused here instead. */
export function assertCreatable(input: CreateTaskRequest): void {
  assertStorable(input)
  assertAnswerable(input.response_schema)
  assertForm(input.form_definition, input.response_schema)
  assertPrefill(input)
  assertDefault(input)
  assertCallback(input.callback_url)
  assertEscalation(input)
  if (input.verifier_config)
    throw new DomainError(
      'VERIFIER_PROVIDER_UNKNOWN',
      `This server has no verifiers, so "${input.verifier_config.provider}" cannot check answers. Leave \`verifier_config\` out.`,
    )
}
