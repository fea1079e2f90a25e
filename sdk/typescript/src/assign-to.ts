import type { Strategy } from './contract/strategies.ts'
import { MarketplaceNotAvailableError } from './errors/input-errors.ts'

/** What may go with everybody who is asked. */
type Choice = {
  /** How one of several is chosen, instead of the pool's own way or the default, `least_recently_assigned`. */
  readonly strategy?: Strategy
  /** Emails or user ids of those who may neither get, claim nor answer the task: whoever requested it may not approve it. */
  readonly excluded?: readonly string[]
}

/** Of what rank. */
type Level = {
  /** Exactly this access level. */
  readonly accessLevel?: string
  /** This access level or one of a higher rank. */
  readonly minAccessLevel?: string
}

/**
 * [Who is asked](https://docs.awaithumans.dev/concepts#who-is-asked). A string is an email; several are offered the task together and the first to claim it holds it.
 * `role`, `pool` and `accessLevel` ask a group. Left out, anybody who may see the inbox can answer.
 */
export type AssignTo =
  | string
  | readonly string[]
  | (Choice &
      (
        | { readonly email: string }
        | { readonly emails: readonly string[] }
        | { readonly userId: string }
        | ({ readonly pool: string; readonly role?: string } & Level)
        | ({ readonly role: string } & Level)
        | { readonly accessLevel: string }
        | { readonly minAccessLevel: string }
        | { readonly excluded: readonly string[] }
      ))
  /** Reserved; throws {@link MarketplaceNotAvailableError}. */
  | { readonly marketplace: true }

const WIRE_NAMES: Record<string, string> = { userId: 'user_id', accessLevel: 'access_level', minAccessLevel: 'min_access_level' }

/** The `assign_to` of the wire. Objects in wire spelling pass unchanged, so that JavaScript callers may use either. */
export function assignToWire(assignTo: unknown): Record<string, unknown> | null {
  if (assignTo === undefined || assignTo === null) return null
  if (typeof assignTo === 'string') return { email: assignTo }
  if (Array.isArray(assignTo)) return { emails: assignTo }
  if (typeof assignTo !== 'object') return { value: String(assignTo) }
  if ('marketplace' in assignTo) throw new MarketplaceNotAvailableError()
  return Object.fromEntries(Object.entries(assignTo).map(([key, value]) => [WIRE_NAMES[key] ?? key, value]))
}
