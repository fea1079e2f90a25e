import { STRATEGIES, type Strategy } from '#contract/strategies.ts'
import type { Wanted } from '#server/domain/assignment.ts'
import { DomainError } from '#server/domain/errors.ts'

/** Characters of an address or a name. An index takes up to 2,704 bytes; addresses have at most 320 characters. */
const LONGEST = 512

/** Characters of a printed dict, of which reading takes the square: some 20 ms. A hundred addresses fit. */
const LONGEST_PRINTED = 4_000

type Wire = Record<string, unknown>

const SHAPES = '{email}, {emails: […]}, {user_id}, {slack_user_id}, {role, access_level, min_access_level, pool}'

/** A plain dict passed to the published Python client arrives as its printed form, `{"value": "{'pool': 'x'}"}`. */
function fromPrintedDict(value: string): Wire | null {
  if (!/^\{.*\}$/s.test(value.trim())) return null
  const json = value
    .replace(/'((?:[^'\\]|\\.)*)'/g, (_, inner: string) => JSON.stringify(inner.replaceAll("\\'", "'")))
    .replaceAll('None', 'null')
  try {
    return JSON.parse(json) as Wire
  } catch {
    return null
  }
}

const isBlank = (value: unknown): boolean => value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

function strings(key: string, value: unknown): string[] {
  const list = (Array.isArray(value) ? value : [value]).filter((item) => !isBlank(item))
  if (list.some((item) => typeof item === 'string' && item.length > LONGEST))
    throw new DomainError('ASSIGNMENT_INVALID', `assign_to.${key} is longer than ${LONGEST} characters.`)
  if (list.every((item) => typeof item === 'string')) return list.map((item) => item.trim())
  throw new DomainError('ASSIGNMENT_INVALID', `assign_to.${key} must be text or a list of texts, not ${JSON.stringify(value)}.`)
}

/** Of several, all but the first would be passed over without a word. */
function one(key: string, value: unknown): string | null {
  const [first = null, ...others] = new Set(strings(key, value))
  if (others.length === 0) return first
  throw new DomainError(
    'ASSIGNMENT_INVALID',
    `assign_to.${key} takes one name, not ${JSON.stringify(value)}; name people one by one in emails or user_ids.`,
  )
}

function isStrategy(name: string): name is Strategy {
  return (STRATEGIES as readonly string[]).includes(name)
}

/** What may go with every shape: how one of several is chosen, and who may not have it. */
function readChoice(assignTo: Wire): { strategy?: Strategy; excluded?: string[] } {
  const strategy = one('strategy', assignTo.strategy)
  if (strategy !== null && !isStrategy(strategy))
    throw new DomainError(
      'ASSIGNMENT_INVALID',
      `assign_to.strategy ${JSON.stringify(strategy)} is no strategy; there are ${STRATEGIES.join(', ')}.`,
    )
  const excluded = strings('excluded', assignTo.excluded).map((entry) => (entry.includes('@') ? entry.toLowerCase() : entry))
  return { ...(strategy && { strategy }), ...(excluded.length > 0 && { excluded: [...new Set(excluded)] }) }
}

/** A list that is there and names nobody is a mistake, most likely a query that found nobody. Only `excluded` may. */
function assertNotEmpty(assignTo: Wire): void {
  for (const [key, value] of Object.entries(assignTo))
    if (key !== 'excluded' && Array.isArray(value) && value.every(isBlank))
      throw new DomainError('ASSIGNMENT_INVALID', `assign_to.${key} is an empty list and names nobody; leave it out, or name somebody.`)
}

/** Every spelling of `assign_to` that clients in the field send, read into one shape (server §6.1, sdk §7.4). */
export function readAssignTo(assignTo: Wire | null | undefined): Wanted {
  if (!assignTo || Object.keys(assignTo).length === 0) return { kind: 'nobody' }
  if (assignTo.marketplace) throw new DomainError('ASSIGNMENT_INVALID', 'assign_to.marketplace is not available on a self-hosted server.')
  if (typeof assignTo.value === 'string') {
    const value = assignTo.value.trim()
    if (value.length > LONGEST_PRINTED)
      throw new DomainError('ASSIGNMENT_INVALID', `assign_to.value is longer than ${LONGEST_PRINTED} characters.`)
    const dict = fromPrintedDict(value)
    if (dict) return readAssignTo(dict)
    if (value.includes('@')) return readAssignTo({ email: value })
    throw new DomainError('ASSIGNMENT_INVALID', `assign_to.value ${JSON.stringify(value)} names nobody; use one of ${SHAPES}.`)
  }
  assertNotEmpty(assignTo)
  const choice = readChoice(assignTo)
  const once = (names: string[]) => [...new Set(names)]
  const emails = once([...strings('email', assignTo.email), ...strings('emails', assignTo.emails)].map((email) => email.toLowerCase()))
  const userIds = once([
    ...strings('user_id', assignTo.user_id ?? assignTo.userId),
    ...strings('user_ids', assignTo.user_ids ?? assignTo.userIds),
  ])
  const slackUserIds = once(strings('slack_user_id', assignTo.slack_user_id ?? assignTo.slackUserId))
  if (emails.length + userIds.length + slackUserIds.length > 0) return { kind: 'people', emails, userIds, slackUserIds, ...choice }
  const minAccessLevel = one('min_access_level', assignTo.min_access_level ?? assignTo.minAccessLevel)
  const group = {
    role: one('role', assignTo.role),
    pool: one('pool', assignTo.pool),
    accessLevel: one('access_level', assignTo.access_level ?? assignTo.accessLevel),
    ...(minAccessLevel && { minAccessLevel }),
  }
  if (Object.values(group).some(Boolean)) return { kind: 'group', ...group, ...choice }
  // Managed review is a hosted service; its tasks arrive here unassigned and any operator may take them.
  if (assignTo.managed || choice.excluded) return { kind: 'nobody', ...choice }
  throw new DomainError('ASSIGNMENT_INVALID', `assign_to ${JSON.stringify(assignTo)} names nobody; use one of ${SHAPES}.`)
}
