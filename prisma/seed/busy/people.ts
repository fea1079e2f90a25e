import { pool } from '#server/db/client.ts'
import type { Caller } from '#server/domain/caller.ts'
import { createApiKey } from '#server/auth/api-keys.ts'
import { createPerson } from '#server/people/create-person.ts'
import { updatePerson } from '#server/people/update-person.ts'
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
const POOLS = [
  {
    name: 'support',
    strategy: 'least_loaded',
    zone: 'Europe/Vienna',
    days: [1, 2, 3, 4, 5, 6],
    remind: 900,
    escalate: 3_600,
    claim: 1_800,
  },
  { name: 'finance', strategy: 'round_robin', zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], remind: 3_600, escalate: 10_800, claim: 7_200 },
  { name: 'content', strategy: 'everyone', zone: 'Europe/Lisbon', days: [1, 2, 3, 4, 5], remind: 7_200, escalate: null, claim: null },
]

const SET_POOL = `UPDATE pools SET strategy = $2, time_zone = $3, hours = $4, remind_after = $5, escalate_after = $6, claim_expires_after = $7,
    escalate_to = $8, holidays = '["2026-12-25", "2026-12-26", "2027-01-01"]' WHERE name = $1`

export type Team = { people: Record<string, Caller & { kind: 'operator' | 'reviewer' }>; agents: Record<string, Caller> }

const AGENTS = ['support-bot', 'treasury-agent', 'newsroom-writer', 'trust-and-safety', 'release-agent']

/** Twelve people in three pools, and the keys of five agents. */
export async function makeTeam(admin: Caller): Promise<Team> {
  await pool().query('INSERT INTO access_levels (name, rank) SELECT name, rank FROM unnest($1::text[]) WITH ORDINALITY AS l (name, rank)', [
    LEVELS,
  ])
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
  for (const { name, strategy, zone, days, remind, escalate, claim } of POOLS) {
    const hours = JSON.stringify([{ days, from: '08:00', to: '18:00' }])
    const escalateTo = escalate && JSON.stringify({ role: 'approver' })
    await pool().query(SET_POOL, [name, strategy, zone, hours, remind, escalate, claim, escalateTo])
  }
  await updatePerson(admin, people['petra']?.person.id ?? '', { active: false })
  await pool().query(
    `UPDATE users SET away_from = now() - interval '2 days', away_until = now() + interval '9 days', substitute_id = $2 WHERE id = $1`,
    [people['aisha']?.person.id, people['klara']?.person.id],
  )
}
