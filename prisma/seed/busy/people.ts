import type { PoolChanges } from '#contract/pools.ts'
import { createApiKey } from '#server/auth/api-keys.ts'
import type { Caller } from '#server/domain/caller.ts'
import { createPerson } from '#server/people/create-person.ts'
import { setAvailability } from '#server/people/set-availability.ts'
import { updatePerson } from '#server/people/update-person.ts'
import { addLevel } from '#server/pools/add-level.ts'
import { listPools } from '#server/pools/list-pools.ts'
import { updatePool } from '#server/pools/update-pool.ts'
import { OPERATOR } from '#prisma/seed/showcase.ts'

/** Hashing a password takes a tenth of a second: only these sign in. */
const PASSWORD = OPERATOR.password

const LEVELS = ['junior', 'senior', 'lead']

type Member = { name: string; operator?: true; pools?: string[]; roles?: string[]; level?: string; password?: string }

/** By the part of the address before @example.com. */
const PEOPLE: Record<string, Member> = {
  olivia: { name: OPERATOR.displayName, operator: true, pools: ['finance'], roles: ['approver'], level: 'lead', password: PASSWORD },
  marcus: { name: 'Marcus Bell', operator: true, pools: ['support'], level: 'lead' },
  ravi: { name: 'Ravi Menon', pools: ['support', 'content'], roles: ['editor'], level: 'senior', password: PASSWORD },
  hana: { name: 'Hana Sato', pools: ['support'], level: 'senior' },
  tomas: { name: 'Tomás Rivera', pools: ['support'], level: 'junior' },
  ines: { name: 'Inês Duarte', pools: ['content'], roles: ['editor'], level: 'senior' },
  femi: { name: 'Femi Adeyemi', pools: ['content'], level: 'junior' },
  klara: { name: 'Klára Nováková', pools: ['finance'], roles: ['compliance', 'approver'], level: 'lead' },
  jonas: { name: 'Jonas Weber', pools: ['finance'], roles: ['compliance', 'bookkeeper'], level: 'senior' },
  aisha: { name: 'Aisha Rahman', pools: ['finance', 'support'], roles: ['bookkeeper'], level: 'senior' },
  leo: { name: 'Léo Fontaine', pools: ['support', 'content'], roles: ['bookkeeper'], level: 'junior' },
  petra: { name: 'Petra Lind', pools: ['support', 'content'], level: 'junior' },
}

/** The three pools answer in their own time and their own way. */
const POOLS: Record<string, PoolChanges> = {
  support: {
    strategy: 'least_loaded',
    time_zone: 'Europe/Vienna',
    hours: [{ days: [1, 2, 3, 4, 5, 6], from: '08:00', to: '18:00' }],
    remind_after: 900,
    escalate_after: 3_600,
    escalate_to: { role: 'approver' },
    claim_expires_after: 1_800,
  },
  finance: {
    strategy: 'round_robin',
    time_zone: 'Europe/Berlin',
    hours: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }],
    remind_after: 3_600,
    escalate_after: 10_800,
    escalate_to: { role: 'approver' },
    claim_expires_after: 7_200,
  },
  content: {
    strategy: 'everyone',
    time_zone: 'Europe/Lisbon',
    hours: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }],
    remind_after: 7_200,
  },
}

const HOLIDAYS = ['2026-12-25', '2026-12-26', '2027-01-01']

export type Team = { people: Record<string, Caller & { kind: 'operator' | 'reviewer' }>; agents: Record<string, Caller> }

const AGENTS = ['support-bot', 'treasury-agent', 'newsroom-writer', 'trust-and-safety', 'release-agent']

/** Twelve people in three pools, and the keys of five agents. */
export async function makeTeam(admin: Caller): Promise<Team> {
  for (const level of LEVELS) await addLevel(admin, level)
  const people: Team['people'] = {}
  for (const [handle, { name, operator = false, pools = [], roles = [], level = null, password = null }] of Object.entries(PEOPLE)) {
    const email = `${handle}@example.com`
    const person = await createPerson({ email, displayName: name, isOperator: operator, pools, roles, accessLevel: level, password })
    people[handle] = { kind: operator ? 'operator' : 'reviewer', person }
  }
  const agents: Team['agents'] = {}
  for (const name of AGENTS) {
    const { id, scopes } = await createApiKey(admin, { name, scopes: ['tasks:write', 'tasks:read'] })
    agents[name] = { kind: 'key', keyId: id, name, scopes }
  }
  return { people, agents }
}

/** How the place stands today, after all the answering: who left, who is away, how the pools are set. */
export async function settleTeam(admin: Caller, { people }: Team): Promise<void> {
  for (const { id, name } of await listPools(admin)) await updatePool(admin, id, { ...POOLS[name], holidays: HOLIDAYS })
  const idOf = (handle: string) => people[handle]?.person.id ?? ''
  await updatePerson(admin, idOf('petra'), { active: false })
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  await setAvailability(admin, idOf('aisha'), { away_from: inDays(-2), away_until: inDays(9), substitute_id: idOf('klara') })
}
