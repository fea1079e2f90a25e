import { type Actor, actorOf, type Caller, type Embedded, embeddedActor, personOf } from '#server/domain/caller.ts'

type Claimed = { completed_by_email?: string | null; completed_via_channel?: string | null }

/**
 * Who an answer is written down to. A signed-in person is who they are, whatever the body says, a key is an agent, a page in a
 * frame what its token says; * only the holder of the admin token, who answers for people elsewhere, may name one.
 */
export function answererOf(caller: Caller | Embedded, claimed: Claimed): Actor {
  if (caller.kind === 'embed') return embeddedActor(caller)
  if (personOf(caller)) return actorOf(caller, 'dashboard')
  if (caller.kind === 'key') return actorOf(caller, 'api')
  return { type: 'human', userId: null, email: claimed.completed_by_email || null, channel: claimed.completed_via_channel || 'api' }
}
