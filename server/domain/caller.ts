/** A signed-in person, as far as rules care. */
export type Person = { id: string; email: string | null; displayName: string | null }

/** Whoever makes a call, however they proved it: the environment's admin token, an API key with scopes, or a session. */
export type Caller =
  | { kind: 'admin' }
  | { kind: 'key'; keyId: string; name: string; scopes: readonly string[] }
  | { kind: 'operator' | 'reviewer'; person: Person }

/** A page of somebody else's that shows one task, by a token for just that. `sub` is what that page calls the person; nobody has proved it to us. */
export type Embedded = { kind: 'embed'; taskId: string; sub: string | null; jti: string; parentOrigin: string }

/** A server whose key signs such tokens, and does nothing else. */
export type Service = { kind: 'service'; keyId: string | null; name: string }

/** Not among the callers, so that the compiler keeps them out of every use-case that does not name them. */
export type Visitor = Embedded | Service

/** Who an event is written down to, and through which door they came. */
export type Actor = {
  type: 'agent' | 'human' | 'system'
  userId: string | null
  email: string | null
  channel: string | null
  /** The API key it was done with; recorded in the event's extra data. */
  key?: { api_key_id: string; api_key_name: string }
  /** The embed token it was done with; recorded likewise. */
  embed?: { embed_sub: string | null; embed_jti: string }
}

export const SYSTEM: Actor = { type: 'system', userId: null, email: null, channel: null }

export function personOf(caller: Caller): Person | null {
  return caller.kind === 'operator' || caller.kind === 'reviewer' ? caller.person : null
}

/** People act through a channel and under their own name; tokens and keys are agents. Never read from a request body. */
export function actorOf(caller: Caller, channel: string | null): Actor {
  const person = personOf(caller)
  if (person) return { type: 'human', userId: person.id, email: person.email, channel }
  const key = caller.kind === 'key' ? { key: { api_key_id: caller.keyId, api_key_name: caller.name } } : {}
  return { type: 'agent', userId: null, email: null, channel, ...key }
}

/** A person, as far as the page around the frame tells: without a name of ours, and told apart by the token. */
export function embeddedActor({ sub, jti }: Embedded): Actor {
  return { type: 'human', userId: null, email: null, channel: 'embed', embed: { embed_sub: sub, embed_jti: jti } }
}
