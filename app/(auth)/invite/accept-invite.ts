import { PASSWORD_LENGTH } from '#contract/limits.ts'
import { waitText } from '#app/(auth)/wait-text.ts'

/** Why no password was set: of the whole, or of the password itself. `over`: the link opens nothing any more. */
export type Refusal = { message: string | null; password: string | null; over: boolean }

type Problem = { error?: unknown; detail?: unknown }

export const PASSWORD_ADVICE = `Use ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters.`

const refused = (message: string | null, more: Partial<Refusal> = {}): Refusal => ({ message, password: null, over: false, ...more })

const MESSAGES: Partial<Record<string, (retryAfter: number | null) => Refusal>> = {
  INVITE_NOT_FOUND: () => refused('This link opens nothing any more. Ask whoever sent it for a new one.', { over: true }),
  INVITE_ENDED: () => refused('This link has been used, or has run out. Sign in, or ask for a new one.', { over: true }),
  RATE_LIMITED: (retryAfter) => refused(`Too many attempts from this address. Try again ${waitText(retryAfter)}.`),
  VALIDATION_FAILED: () => refused(null, { password: PASSWORD_ADVICE }),
}

export function refusalOf({ error }: Problem, retryAfter: number | null): Refusal {
  const known = MESSAGES[String(error)]?.(retryAfter)
  return known ?? refused('Something failed on the server, and no password was set. Try again; its log says more.')
}

type Acceptance = { token: string; display_name: string; password: string }

/** Null when the password is set. */
export async function acceptInvite(acceptance: Acceptance): Promise<Refusal | null> {
  const response = await fetch('/api/invites/accept', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(acceptance),
  }).catch(() => null)
  if (!response) return refused('The server does not answer. What you typed can stay; try again.')
  if (response.ok) return null
  const problem = (await response.json().catch(() => ({}))) as Problem
  return refusalOf(problem, Number(response.headers.get('retry-after')) || null)
}
