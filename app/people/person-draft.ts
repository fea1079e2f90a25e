import type { UserResponse } from '#contract/people.ts'

/** What the form about a person holds. */
export type PersonDraft = {
  display_name: string
  email: string
  pools: readonly string[]
  roles: readonly string[]
  /** Empty: of no level. */
  access_level: string
  is_operator: boolean
}

export const NOBODY: PersonDraft = { display_name: '', email: '', pools: [], roles: [], access_level: '', is_operator: false }

export function draftOf(person: UserResponse): PersonDraft {
  const { display_name, email, pools, roles, access_level, is_operator } = person
  return { display_name: display_name ?? '', email: email ?? '', pools, roles, access_level: access_level ?? '', is_operator }
}

const sorted = (draft: PersonDraft) => JSON.stringify({ ...draft, pools: draft.pools.toSorted(), roles: draft.roles.toSorted() })

export function isSame(one: PersonDraft, other: PersonDraft): boolean {
  return sorted(one) === sorted(other)
}

/** Lists that can be sent: the form's are read only. */
export function toSend(draft: PersonDraft) {
  return { ...draft, pools: [...draft.pools], roles: [...draft.roles] }
}
