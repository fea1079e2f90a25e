import { type Actor, actorOf, type Caller, personOf } from '#server/domain/caller.ts'

type Claimed = { completed_by_email?: string | null; completed_via_channel?: string | null }

/**
 * Who an answer is written down to. A signed-in person is who they are, whatever the body says, and a key is an agent;
 * only the holder of the admin token, who answers for people elsewhere, may name one.
 */
export function answererOf(caller: Caller, claimed: Claimed): Actor {
  if (personOf(caller)) return actorOf(caller, 'dashboard')
  if (caller.kind === 'key') return actorOf(caller, 'api')
  return { type: 'human', userId: null, email: claimed.completed_by_email || null, channel: claimed.completed_via_channel || 'api' }
}
