import { DomainError } from '#server/domain/errors.ts'
import { normalizeEmail } from '#server/people/email.ts'
import { isPassword } from '#server/people/password.ts'
import { log } from '#server/log.ts'
import { findSignIn, type SignIn } from './find-sign-in.ts'
import { countAttempt, forgetAttempts, forgiveAttempt } from './rate-limits.ts'
import type { SignInError } from './sign-in-errors.ts'

type Attempt = { email: string; password: string; ip: string }

/** Characters (server §1.6). Longer ones belong to nobody, and would only be work for the hash. */
const MAX_EMAIL = 320
const MAX_PASSWORD = 200

/**
 * The person these belong to, or null: the same null, after the same time, for an unknown address, a deactivated account,
 * one without a password and a wrong password. Throws RATE_LIMITED.
 */
export async function checkPassword({ email: written, password, ip }: Attempt): Promise<SignIn | null> {
  const email = normalizeEmail(written)
  if (email.length > MAX_EMAIL || password.length > MAX_PASSWORD) return null
  await countAttempt('login-ip', ip)
  await countAttempt('login-email', email)
  const person = await findSignIn(email)
  if (!(await isPassword(password, person?.passwordHash ?? null))) return null
  // Failures are what counts: an office behind one address may sign in as often as it likes.
  await forgiveAttempt('login-ip', ip)
  await forgetAttempts('login-email', email)
  return person
}

/** next-auth puts a thrown message into the address of the sign-in page: only codes may get there. */
export async function authorize(attempt: Attempt): Promise<SignIn | null> {
  try {
    return await checkPassword(attempt)
  } catch (error) {
    const limited = error instanceof DomainError && error.code === 'RATE_LIMITED'
    if (!limited) log().error({ err: (error as Error).message }, 'a password could not be checked')
    throw new Error((limited ? 'RateLimited' : 'Unavailable') satisfies SignInError, { cause: error })
  }
}
