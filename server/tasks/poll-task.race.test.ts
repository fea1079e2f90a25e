import fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { hub } from '#server/waiters/hub.ts'
import { startPooler } from '#server/waiters/test-pooler.ts'
import { pollTask } from './poll-task.ts'
import { AGENT, answer, ask, someone } from './test-tasks.ts'

/** Everything that the database says comes some turns of the event loop late, notifications too: any order may happen. */
let turns = () => 0
const pooler = await startPooler(await useTestDatabase(), { turns: () => turns() })
vi.stubEnv('DATABASE_URL', pooler.url)
await hub().start()
afterAll(() => hub().stop())

const LISTENERS = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN awaithumans_tasks' AND datname = current_database()`

/** Milliseconds, with a lost connection in between and both cores busy; what was missed takes thirty thousand. */
const PROMPT = 10_000

function after(count: number): Promise<void> {
  return new Promise((resolve) => {
    const turn = (left: number) => (left <= 0 ? resolve() : void setImmediate(() => turn(left - 1)))
    turn(count)
  })
}

/** Mostly none, now and then long enough for everything else to overtake. Deterministic for a seed, so that a failure can be repeated. */
function chance(seed: number): () => number {
  let state = seed + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state % 8 === 0 ? 3_000 : state % 4
  }
}

test('an answer before, between or after the waits is heard by every one of them, whatever comes late', async () => {
  const operator = await someone('operator')
  const when = fc.nat({ max: 8_000 })
  const cut = fc.option(when, { freq: 3 })
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(when, { minLength: 1, maxLength: 5 }), when, cut, async (seed, waits, answered, lost) => {
      turns = chance(seed)
      const id = await ask()
      const heard = waits.map(async (turn) => {
        await after(turn)
        return pollTask(AGENT, { id, timeout: 30, signal: new AbortController().signal })
      })
      const losing = lost === null ? undefined : after(lost).then(() => pool().query(LISTENERS))
      await after(answered)
      await answer(operator, id)
      const given = performance.now()
      for (const state of await Promise.all(heard)) expect(state).toMatchObject({ status: 'completed', response: { approved: true } })
      // A missed one would be found too, by the poll's own end or the look of every half minute.
      expect(performance.now() - given).toBeLessThan(PROMPT)
      await losing
    }),
    { numRuns: 60 },
  )
}, 60_000)
