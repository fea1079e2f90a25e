import { print, quantile, question, startMachine } from './machine.ts'

/**
 * Tasks created a second over HTTP beside bare INSERTs through the same server. The two take turns, so that whatever else
 * the machine does hits both; the ratio of the medians is the result.
 */
const CONNECTIONS = 16
const ROUNDS = 5
const SECONDS = 3

await using machine = await startMachine(CONNECTIONS)
let keys = 0

async function rate(path: string): Promise<number> {
  const end = performance.now() + SECONDS * 1000
  let done = 0
  const loop = async () => {
    while (performance.now() < end) {
      const { status, body } = await machine.call('POST', path, question(`bench-${++keys}`))
      if (status !== 201) throw new Error(`${path} answered ${status}: ${body}`)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, loop))
  return done / SECONDS
}

for (const path of ['/bare', '/api/tasks']) await rate(path)
const bare: number[] = []
const created: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  bare.push(await rate('/bare'))
  created.push(await rate('/api/tasks'))
}
const [b, c] = [quantile(bare, 0.5), quantile(created, 0.5)]
print(`bare INSERT   ${b.toFixed(0)}/s`)
print(`create task   ${c.toFixed(0)}/s`)
print(`ratio         ${(c / b).toFixed(2)}   (aim: 0.40 or more; ${CONNECTIONS} connections, median of ${ROUNDS} rounds of ${SECONDS} s)`)
