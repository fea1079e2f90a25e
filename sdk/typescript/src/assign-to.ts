import { MarketplaceNotAvailableError } from './errors/input-errors.ts'

/**
 * Who is asked. A string is an email; several are offered the task together and the first to claim it holds it.
 * `role`, `pool` and `accessLevel` ask a group. Left out, anybody who may see the inbox can answer.
 */
export type AssignTo =
  | string
  | readonly string[]
  | { readonly email: string }
  | { readonly emails: readonly string[] }
  | { readonly userId: string }
  | { readonly pool: string; readonly role?: string; readonly accessLevel?: string }
  | { readonly role: string; readonly accessLevel?: string }
  | { readonly accessLevel: string }
  /** Reserved; throws {@link MarketplaceNotAvailableError}. */
  | { readonly marketplace: true }

const WIRE_NAMES: Record<string, string> = { userId: 'user_id', accessLevel: 'access_level' }

/** The `assign_to` of the wire. Objects in wire spelling pass unchanged, so that JavaScript callers may use either. */
export function assignToWire(assignTo: unknown): Record<string, unknown> | null {
  if (assignTo === undefined || assignTo === null) return null
  if (typeof assignTo === 'string') return { email: assignTo }
  if (Array.isArray(assignTo)) return { emails: assignTo }
  if (typeof assignTo !== 'object') return { value: String(assignTo) }
  if ('marketplace' in assignTo) throw new MarketplaceNotAvailableError()
  return Object.fromEntries(Object.entries(assignTo).map(([key, value]) => [WIRE_NAMES[key] ?? key, value]))
}
