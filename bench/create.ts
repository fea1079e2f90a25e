import { print, quantile, question, startMachine } from './machine.ts'

/**
 * Tasks created a second over HTTP beside bare INSERTs through the same server. They take turns, so that whatever else the
 * machine does hits all; the ratios of the medians are the result. A task for anybody is one statement; one for a person is
 * a transaction that also finds them, offers it, and queues the job that tells them.
 */
const CONNECTIONS = 16
const ROUNDS = 5
const SECONDS = 3

const KINDS = {
  'bare INSERT': { path: '/bare', more: {} },
  'create, for anybody': { path: '/api/tasks', more: {} },
  'create, for a person': { path: '/api/tasks', more: { assign_to: { email: 'dana@example.com' } } },
}

await using machine = await startMachine(CONNECTIONS)
let keys = 0

async function rate({ path, more }: (typeof KINDS)[keyof typeof KINDS]): Promise<number> {
  const end = performance.now() + SECONDS * 1000
  let done = 0
  const loop = async () => {
    while (performance.now() < end) {
      const { status, body } = await machine.call('POST', path, { ...question(`bench-${++keys}`), ...more })
      if (status !== 201) throw new Error(`${path} answered ${status}: ${body}`)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, loop))
  return done / SECONDS
}

const kinds = Object.entries(KINDS)
for (const [, kind] of kinds) await rate(kind)
const rates: number[][] = kinds.map(() => [])
for (let round = 0; round < ROUNDS; round++) for (const [index, [, kind]] of kinds.entries()) rates[index]?.push(await rate(kind))
const [bare = Number.NaN, ...rest] = rates.map((each) => quantile(each, 0.5))
print(`${'bare INSERT'.padEnd(22)}${bare.toFixed(0).padStart(6)}/s`)
for (const [index, each] of rest.entries())
  print(`${kinds[index + 1]?.[0].padEnd(22)}${each.toFixed(0).padStart(6)}/s   ratio ${(each / bare).toFixed(2)}`)
print(`(aim for anybody: 0.40 or more; ${CONNECTIONS} connections, median of ${ROUNDS} rounds of ${SECONDS} s)`)
