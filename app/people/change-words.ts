import type { PersonView } from '#contract/people-views.ts'
import { humanise } from '#contract/humanise.ts'
import { absoluteText } from '#app/ui/time-text.ts'

type Change = PersonView['changes'][number]

const WORDS: Partial<Record<string, string>> = {
  created: 'Added',
  updated: 'Changed',
  activated: 'Activated',
  deactivated: 'Deactivated',
  deleted: 'Deleted',
  password_set: 'Set the password',
  password_cleared: 'Cleared the password',
  invited: 'Made an invite link',
  invite_revoked: 'Took the invite link back',
  invite_accepted: 'Set their password by the link',
  availability_set: 'Changed the availability',
}

const LABELS: Partial<Record<string, string>> = {
  display_name: 'Name',
  is_operator: 'Operator',
  substitute_id: 'Stands in',
  away_until: 'Back on',
}

export function wordOf({ action }: Change): string {
  return WORDS[action] ?? humanise(action)
}

type NameById = (id: string) => string

function shown(key: string, value: unknown, nameById: NameById): string {
  if (value === null || value === undefined || value === '') return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length > 0 ? value.map(String).join(', ') : 'none'
  if (key === 'substitute_id') return nameById(String(value))
  if (typeof value === 'string' && key.startsWith('away_')) return absoluteText(Date.parse(value))
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** "Roles: finance → finance, legal", a line a field; nothing for what speaks for itself. */
export function linesOf({ action, before, after }: Change, nameById: NameById): string[] {
  if (action !== 'updated' && action !== 'availability_set') return []
  const keys = Object.keys(after ?? {}).filter((key) => JSON.stringify(before?.[key]) !== JSON.stringify(after?.[key]))
  return keys.map((key) => {
    const label = LABELS[key] ?? humanise(key)
    return `${label}: ${shown(key, before?.[key], nameById)} → ${shown(key, after?.[key], nameById)}`
  })
}
