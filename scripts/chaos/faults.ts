import type { Database } from './database.ts'
import type { Random } from './random.ts'
import type { Replicas } from './replicas.ts'

type World = { replicas: Replicas; database: Database; random: Random }

/** Milliseconds a replica stands still: longer than clients wait for a connection, shorter than it takes to be given up. */
const FREEZE = { min: 500, max: 4_000 }

const FAULTS = {
  'kill -9 of a replica': ({ replicas, random }: World) => replicas.crash(random),
  'kill -9 of Postgres': ({ database }: World) => database.crash(),
  'a frozen replica': ({ replicas, random }: World) => replicas.freeze(random, random.between(FREEZE.min, FREEZE.max)),
  'dropped LISTEN connections': ({ database }: World) => database.dropListeners(),
}

export type FaultName = keyof typeof FAULTS

const TABLE = [
  { weight: 3, of: 'kill -9 of a replica' },
  { weight: 1, of: 'kill -9 of Postgres' },
  { weight: 2, of: 'a frozen replica' },
  { weight: 2, of: 'dropped LISTEN connections' },
] as const satisfies { weight: number; of: FaultName }[]

/** Each kind once in the order of the table, so that a short run meets all of them; then by chance. */
export function chooseFault(done: number, random: Random): FaultName {
  return TABLE[done]?.of ?? random.weighed(TABLE)
}

export function commit(name: FaultName, world: World): Promise<void> {
  return FAULTS[name](world)
}
