import type { SignInError } from '#server/auth/sign-in-errors.ts'

/** Where the browser is to go now, or the code of what went wrong. */
export type SignInResult = { to: string } | { error: SignInError | string }

const JSON_ANSWER = { json: 'true' }

/**
 * Speaks to next-auth's routes as `next-auth/react` would, but that one leaves the page when the server does not answer,
 * and with it what was typed. `provider` is `credentials`, or one that signs in on its own site.
 */
export async function requestSignIn(provider: string, fields: Record<string, string>): Promise<SignInResult> {
  const route = provider === 'credentials' ? 'callback/credentials' : `signin/${encodeURIComponent(provider)}`
  try {
    const csrf = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
    const body = new URLSearchParams({ ...fields, ...JSON_ANSWER, csrfToken: csrf.csrfToken })
    const response = await fetch(`/api/auth/${route}`, { method: 'POST', body })
    const { url } = (await response.json()) as { url: string }
    const error = new URL(url, window.location.origin).searchParams.get('error')
    return error === null && response.ok ? { to: url } : { error: error ?? 'Unavailable' }
  } catch {
    return { error: 'Unavailable' satisfies SignInError }
  }
}
