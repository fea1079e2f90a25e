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

const asText = (value: PersonDraft[keyof PersonDraft]) => JSON.stringify(Array.isArray(value) ? value.toSorted() : value)

/** What differs from what the server has. Only that is sent: what somebody else has changed meanwhile stays. */
export function editsOf(before: PersonDraft, after: PersonDraft): Partial<PersonDraft> {
  const keys = Object.keys(after) as (keyof PersonDraft)[]
  return Object.fromEntries(keys.filter((key) => asText(before[key]) !== asText(after[key])).map((key) => [key, after[key]]))
}

/** Lists that can be sent: the form's are read only. */
export function toSend<Draft extends Partial<PersonDraft>>({ pools, roles, ...rest }: Draft) {
  return { ...rest, ...(pools && { pools: [...pools] }), ...(roles && { roles: [...roles] }) }
}
