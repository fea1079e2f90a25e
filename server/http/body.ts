import { DomainError } from '#server/domain/errors.ts'

function refuse(type: string, msg: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `body: ${msg}.`, { detail: [{ type, loc: ['body'], msg }] })
}

/** A JSON object from a request, or the error that says what it is instead. Its size has been checked by then. */
export async function readBody(request: Request, { optional = false } = {}): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type') ?? ''
  const text = await request.text()
  if (optional && text === '') return {}
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type))
    throw refuse('model_attributes_type', 'Send JSON with the header Content-Type: application/json')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw refuse('json_invalid', `Not valid JSON (${error instanceof Error ? error.message : 'cannot be parsed'})`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refuse('model_attributes_type', 'Expected a JSON object')
  return value as Record<string, unknown>
}
