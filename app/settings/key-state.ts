import type { ApiKeyResponse } from '#contract/keys.ts'

type KeyState = 'active' | 'expired' | 'revoked'

export function keyState(
  { revoked_at: revoked, expires_at: expires }: Pick<ApiKeyResponse, 'revoked_at' | 'expires_at'>,
  now: number,
): KeyState {
  if (revoked) return 'revoked'
  return expires && new Date(expires).getTime() <= now ? 'expired' : 'active'
}

const DAY_MS = 86_400_000

/** Days until a new key ends by itself. A quarter comes first: long enough to be no chore, short enough for a lost key to end. */
export const LIFETIMES = [
  { value: '90', label: '90 days' },
  { value: '30', label: '30 days' },
  { value: '7', label: '7 days' },
  { value: '365', label: 'A year' },
  { value: 'never', label: 'Never' },
] as const

/** When a key of this lifetime ends; null for never. */
export function expiryOf(lifetime: string, now: number): string | null {
  return lifetime === 'never' ? null : new Date(now + Number(lifetime) * DAY_MS).toISOString()
}

/** The noun that begins a scope: `tasks:write` is about tasks. */
export function groupsOf<Scope extends { scope: string }>(scopes: readonly Scope[]): { noun: string; scopes: Scope[] }[] {
  const nouns = [...new Set(scopes.map(({ scope }) => scope.split(':')[0] ?? scope))]
  return nouns.map((noun) => ({ noun, scopes: scopes.filter(({ scope }) => scope.startsWith(`${noun}:`)) }))
}
