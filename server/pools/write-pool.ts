import type { PoolChanges } from '#contract/pools.ts'
import type { Tx } from '#server/db/tx.ts'
import { nameTaken } from './group-name.ts'
import type { LockedPool } from './pool-row.ts'

export type PoolSettings = Omit<LockedPool, 'created_at' | 'updated_at'>

const UPSERT = `INSERT INTO pools (id, name, strategy, time_zone, hours, holidays, claim_expires_after, remind_after, remind_every, escalate_after, escalate_to)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  ON CONFLICT (id) DO UPDATE SET name = $2, strategy = $3, time_zone = $4, hours = $5, holidays = $6, claim_expires_after = $7,
    remind_after = $8, remind_every = $9, escalate_after = $10, escalate_to = $11, updated_at = now()`

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

/** What a change leaves out stays; a day is a holiday once, and in order. */
export function merged(before: PoolSettings, { members: _, holidays, ...changes }: PoolChanges): PoolSettings {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Partial<PoolSettings>
  const days = holidays === undefined ? before.holidays : holidays && holidays.length > 0 ? [...new Set(holidays)].sort() : null
  return { ...before, ...given, holidays: days }
}

/** Throws NAME_TAKEN. */
export async function writePool(tx: Tx, settings: PoolSettings): Promise<void> {
  const { id, name, strategy, time_zone, hours, holidays, claim_expires_after, remind_after, remind_every, ...rest } = settings
  const timers = [claim_expires_after, remind_after, remind_every, rest.escalate_after]
  const values = [id, name, strategy, time_zone, json(hours), json(holidays), ...timers, json(rest.escalate_to)]
  await tx.query(UPSERT, values).catch(nameTaken('pool', name))
}
