/** What the sign-in page says to the codes that arrive in its `error` parameter: next-auth's, and two of ours. */
const MESSAGES = {
  // One sentence for an unknown address, a wrong password and a deactivated account: it must not tell which.
  CredentialsSignin: 'That email and password do not match an active account.',
  AccessDenied: 'There is no active account for that verified email. Ask an operator to add you.',
  RateLimited: 'Too many attempts. Wait five minutes, then try again.',
  Unavailable: 'The server could not check your account. Try again in a moment.',
  OAuthSignin: 'The sign-in provider could not be reached. Try again, or ask the operator to check its settings.',
  OAuthCallback: 'The sign-in provider refused or did not finish. Try again.',
  Callback: 'The sign-in provider refused or did not finish. Try again.',
  Configuration: 'Sign-in is not set up correctly on this server. Its log says what is wrong.',
} as const satisfies Record<string, string>

export type SignInError = keyof typeof MESSAGES

export function describeSignInError(code: string): string {
  return Object.hasOwn(MESSAGES, code) ? MESSAGES[code as SignInError] : 'You could not be signed in. Try again.'
}
