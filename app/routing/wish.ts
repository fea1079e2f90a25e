import type { Strategy } from '#contract/strategies.ts'

/** What the form holds. The `assign_to` that it stands for is the address of the page. */
export type Wish = {
  /** Emails or user ids, with commas between them. */
  people: string
  pool: string
  role: string
  accessLevel: string
  /** A higher level will do as well. */
  orHigher: boolean
  strategy: Strategy | null
  excluded: string
}

export const NO_WISH: Wish = { people: '', pool: '', role: '', accessLevel: '', orHigher: false, strategy: null, excluded: '' }

type AssignTo = Record<string, unknown>

const listed = (text: string) =>
  text
    .split(/[,;\s]+/)
    .map((each) => each.trim())
    .filter(Boolean)

function peopleOf(text: string): AssignTo {
  const names = listed(text)
  const [emails, ids] = [names.filter((name) => name.includes('@')), names.filter((name) => !name.includes('@'))]
  return {
    ...(emails.length === 1 && { email: emails[0] }),
    ...(emails.length > 1 && { emails }),
    ...(ids.length === 1 && { user_id: ids[0] }),
    ...(ids.length > 1 && { user_ids: ids }),
  }
}

/** As an agent would send it; null when nobody is named. */
export function assignToOf(wish: Wish): AssignTo | null {
  const level = wish.accessLevel.trim()
  const assignTo = {
    ...peopleOf(wish.people),
    ...(wish.pool.trim() && { pool: wish.pool.trim() }),
    ...(wish.role.trim() && { role: wish.role.trim() }),
    ...(level && { [wish.orHigher ? 'min_access_level' : 'access_level']: level }),
    ...(wish.strategy && { strategy: wish.strategy }),
    ...(wish.excluded.trim() && { excluded: listed(wish.excluded) }),
  }
  const names = Object.keys(assignTo).filter((key) => key !== 'strategy')
  return names.length > 0 ? assignTo : null
}

const text = (value: unknown): string =>
  [value]
    .flat()
    .filter((each) => typeof each === 'string')
    .join(', ')

/** The form of an `assign_to`; null when it says something for which the form has no field. */
export function wishOf(assignTo: AssignTo, strategies: readonly Strategy[]): Wish | null {
  const { email, emails, user_id, user_ids, pool, role, access_level, min_access_level, strategy, excluded, ...rest } = assignTo
  if (Object.keys(rest).length > 0 || (access_level && min_access_level)) return null
  return {
    people: [email, emails, user_id, user_ids].map(text).filter(Boolean).join(', '),
    pool: text(pool),
    role: text(role),
    accessLevel: text(min_access_level) || text(access_level),
    orHigher: Boolean(min_access_level),
    strategy: strategies.find((each) => each === strategy) ?? null,
    excluded: text(excluded),
  }
}

/** Text as JSON: an object, or why it is none. Nothing is nobody in particular. */
export function readJson(source: string): { assignTo: AssignTo | null } | { problem: string } {
  if (!source.trim()) return { assignTo: null }
  try {
    const value = JSON.parse(source) as unknown
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { assignTo: value as AssignTo }
    return { problem: 'An assign_to is an object, like {"pool": "refunds"}.' }
  } catch (error) {
    return { problem: `This is not JSON: ${(error as Error).message}.` }
  }
}
