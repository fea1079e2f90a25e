import { PASSWORD_LENGTH } from '#contract/limits.ts'
import { waitText } from '#app/(auth)/wait-text.ts'

export const FIELDS = ['display_name', 'email', 'password'] as const
export type FieldName = (typeof FIELDS)[number]
export type FieldErrors = Partial<Record<FieldName, string>>

/** Why no operator was created. `completed` means that there is one already, so that signing in is the way on. */
export type Refusal = { message: string | null; fields: FieldErrors; completed: boolean }

export const FIELD_ADVICE = {
  display_name: 'Enter your name, at most 200 characters.',
  email: 'Enter an email address, like ada@example.com.',
  password: `Use ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters.`,
} as const satisfies Record<FieldName, string>

type Problem = { error?: unknown; detail?: unknown }

const refused = (message: string | null, more: Partial<Refusal> = {}): Refusal => ({ message, fields: {}, completed: false, ...more })

const MESSAGES: Partial<Record<string, (retryAfter: number | null) => Refusal>> = {
  INVALID_SETUP_TOKEN: () =>
    refused('This setup link is not the one of this server. It prints the right one each time it starts; open that.'),
  SETUP_ALREADY_COMPLETED: () => refused('This server has its first operator already.', { completed: true }),
  USER_ALREADY_EXISTS: () => refused(null, { fields: { email: 'Somebody has an account with this email already.' } }),
  RATE_LIMITED: (retryAfter) => refused(`Too many attempts from this address. Try again ${waitText(retryAfter)}.`),
}

/** The fields that a 422 names in its `detail` (`loc` is like `["body", "email"]`). */
function namedFields(detail: unknown): FieldErrors {
  const entries: unknown[] = Array.isArray(detail) ? detail : []
  const names = entries.map((entry) => (entry as { loc?: unknown[] }).loc?.[1])
  return Object.fromEntries(FIELDS.filter((field) => names.includes(field)).map((field) => [field, FIELD_ADVICE[field]]))
}

export function refusalOf({ error, detail }: Problem, retryAfter: number | null): Refusal {
  const known = MESSAGES[String(error)]?.(retryAfter)
  if (known) return known
  const fields = namedFields(detail)
  if (Object.keys(fields).length > 0) return refused(null, { fields })
  return refused('Something failed on the server, and no account was created. Try again; its log says more.')
}

type Operator = Record<FieldName, string> & { token: string }

/** Null when the operator exists now. */
export async function createOperator(operator: Operator): Promise<Refusal | null> {
  const response = await fetch('/api/setup/operator', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(operator),
  }).catch(() => null)
  if (!response) return refused('The server does not answer. Is it still running? What you typed can stay; try again.')
  if (response.ok) return null
  const problem = (await response.json().catch(() => ({}))) as Problem
  return refusalOf(problem, Number(response.headers.get('retry-after')) || null)
}
