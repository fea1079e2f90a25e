import type { Caller, Embedded, Service, Visitor } from '#server/domain/caller.ts'
import { DomainError } from '#server/domain/errors.ts'

/** Who makes a call. At most one of the two is somebody. */
export type Who = { caller: Caller | null; visitor: Visitor | null }

/** What clients of embedding read in `detail` (server §1.4); other calls have no word of their own. */
const NOT_EMBEDDED: Partial<Record<string, string>> = { 'tasks.list': 'embed_token_cannot_list_tasks' }

function notFor(visitor: Visitor, path: string): DomainError {
  if (visitor.kind === 'service') return new DomainError('FORBIDDEN', 'A service key signs embed tokens and does nothing else.')
  return new DomainError('FORBIDDEN', 'An embed token reads and answers its own task, and does nothing else.', {
    detail: NOT_EMBEDDED[path] ?? 'embed_token_not_allowed',
  })
}

/** A caller. This is the door of every call that does not name another one, so that an embed token opens nothing by accident. */
export function callerIn({ caller, visitor }: Who, path = ''): Caller {
  if (caller) return caller
  if (visitor) throw notFor(visitor, path)
  throw new DomainError('UNAUTHENTICATED', 'This call needs a token or a signed-in person.', { detail: 'Not authenticated' })
}

/** A caller, or a page that shows the task; for which one, the use-case looks. */
export function readerIn(who: Who, path: string): Caller | Embedded {
  return who.visitor?.kind === 'embed' ? who.visitor : callerIn(who, path)
}

/** Such a page, and nobody else: what it shows is made for it. */
export function embeddedIn(who: Who, path: string): Embedded {
  const reader = readerIn(who, path)
  if (reader.kind === 'embed') return reader
  throw new DomainError('FORBIDDEN', 'This call is for the page in a frame, by its embed token.')
}

/** Everybody without a service key gets the same answer, whatever else they have (server §1.13). */
export function serviceIn({ visitor }: Who): Service {
  if (visitor?.kind === 'service') return visitor
  throw new DomainError('SERVICE_KEY_NOT_FOUND', 'Signing an embed token needs a service key, and this is none.')
}

/** What a call's metadata names. Each throws for whom it does not let in. */
export const DOORS = { caller: callerIn, reader: readerIn, embedded: embeddedIn, service: serviceIn } satisfies Record<
  string,
  (who: Who, path: string) => unknown
>

export type Door = keyof typeof DOORS
