import type { Database } from './database.ts'
import type { Entry, Ledger } from './ledger.ts'
import type { Random } from './random.ts'
import type { Replicas } from './replicas.ts'

type World = { ledger: Ledger; replicas: Replicas; database: Database; random: Random }

/** Milliseconds a person waits for a server that may be frozen. */
const PATIENCE = 5_000

async function post({ replicas, random }: World, path: string, body?: unknown): Promise<number> {
  try {
    const response = await replicas.balance(random)(replicas.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${replicas.adminToken}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE),
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    // Whether it arrived nobody knows: that is what a cut line is like.
    return 0
  }
}

let answers = 0

async function answer(world: World, { ids, accepted }: Entry): Promise<void> {
  answers += 1
  const response = { approved: world.random.next() < 0.5, words: `answer ${answers}, “ünïcödé” and \u2028 too` }
  const status = await post(world, `/api/tasks/${[...ids][0]}/complete`, { response, completed_by_email: 'pat@example.com' })
  if (status === 200) accepted.push(response)
}

/** What people do with a question. None of it looks at the status first: the system has to say who was faster. */
const DEEDS = {
  answer,
  race: async (world: World, entry: Entry) => void (await Promise.all([answer(world, entry), answer(world, entry), answer(world, entry)])),
  cancel: async (world: World, { ids }: Entry) => void (await post(world, `/api/tasks/${[...ids][0]}/cancel`)),
  'answer against the deadline': async (world: World, entry: Entry) => {
    await Promise.all([bringForward(world, entry), answer(world, entry)])
  },
  'let it time out': bringForward,
}

/** A deadline cannot be shorter than a minute, so the clock is moved for it. */
async function bringForward({ database }: World, { ids }: Entry): Promise<void> {
  await database.query(`UPDATE tasks SET timeout_at = now() WHERE id = $1`, [[...ids][0]]).catch(() => undefined)
}

const TABLE = [
  { weight: 6, of: 'answer' },
  { weight: 2, of: 'race' },
  { weight: 1, of: 'cancel' },
  { weight: 1.5, of: 'answer against the deadline' },
  { weight: 0.5, of: 'let it time out' },
] as const satisfies { weight: number; of: keyof typeof DEEDS }[]

/** Takes a question that waits and does something with it. False when none waits. */
export async function actOnce(world: World): Promise<boolean> {
  const waiting = world.ledger.waiting()
  if (waiting.length === 0) return false
  await DEEDS[world.random.weighed(TABLE)](world, world.random.pick(waiting))
  return true
}
