import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { print, quantile, question, startMachine } from './machine.ts'

/**
 * How many webhooks a process sends a second, from a pile of them to ten receivers; and what a fifth of the receivers that
 * hang cost the others: from sending a person's answer over HTTP to its arrival at a healthy receiver, with and without the
 * hung ones. The two take turns, so that whatever else the machine does hits both; the ratio of the medians is the result.
 */
const CONNECTIONS = 8
const RECEIVERS = 10
/** Of ten: a fifth. */
const HUNG = 2
const PILE = 3_000
const ROUNDS = 6
const TASKS = 500

await using machine = await startMachine(CONNECTIONS)

const arrivals = new Map<string, number>()
let expected = 0
let allArrived = () => {}

function arrive(taskId: string): void {
  if (!arrivals.has(taskId)) arrivals.set(taskId, performance.now())
  if (arrivals.size === expected) allArrived()
}

const servers: Server[] = []

async function receiver(hangs = false): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (hangs) return
      arrive(String(request.headers['x-awaithumans-task-id']))
      response.writeHead(204).end()
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

let keys = 0

async function call(method: string, path: string, body?: unknown): Promise<string> {
  const answered = await machine.call(method, path, body)
  if (answered.status >= 300) throw new Error(`${method} ${path} answered ${answered.status}: ${answered.body}`)
  return answered.body
}

/** Does something for each of many, as many at once as there are connections. */
async function each<T>(many: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const queue = many.values()
  const loop = async () => {
    for (const one of queue) await work(one)
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, loop))
}

async function ask(count: number, urls: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  const numbers = Array.from({ length: count }, (_, index) => index)
  await each(numbers, async (index) => {
    const body = await call('POST', '/api/tasks', { ...question(`hook-${++keys}`), callback_url: urls[index % urls.length] })
    ids[index] = JSON.parse(body).id
  })
  return ids
}

const complete = (id: string) => call('POST', `/api/tasks/${id}/complete`, { response: { approved: true } })

/** Resolves once as many different tasks have been heard of. */
function expectArrivals(count: number): Promise<void> {
  arrivals.clear()
  expected = count
  return new Promise((resolve) => (allArrived = resolve))
}

async function rate(urls: readonly string[]): Promise<number> {
  await call('POST', '/deliver/off')
  const arrived = expectArrivals(PILE)
  await each(await ask(PILE, urls), async (id) => void (await complete(id)))
  await call('POST', '/deliver/on')
  await arrived
  const times = [...arrivals.values()]
  return (times.length - 1) / ((Math.max(...times) - Math.min(...times)) / 1000)
}

/** Milliseconds from answer to arrival at the healthy receivers. */
async function delays(healthy: readonly string[], others: readonly string[], hung: boolean): Promise<number[]> {
  const urls = [...healthy, ...others]
  const ids = await ask(TASKS, urls)
  const silent = hung ? ids.filter((_, index) => index % RECEIVERS >= healthy.length) : []
  const arrived = expectArrivals(TASKS - silent.length)
  const sent = new Map<string, number>()
  await each(ids, async (id) => {
    sent.set(id, performance.now())
    await complete(id)
  })
  await arrived
  // Only of the healthy ones, in both kinds of rounds; and what waits for a hung one must not be there in the next.
  await each(silent, async (id) => void (await call('DELETE', `/api/tasks/${id}`)))
  return ids.flatMap((id, index) => (index % RECEIVERS < healthy.length ? (arrivals.get(id) ?? Number.NaN) - (sent.get(id) ?? 0) : []))
}

const healthy = await Promise.all(Array.from({ length: RECEIVERS - HUNG }, () => receiver()))
const answering = await Promise.all(Array.from({ length: HUNG }, () => receiver()))
const hanging = await Promise.all(Array.from({ length: HUNG }, () => receiver(true)))

const rates = [await rate([...healthy, ...answering]), await rate([...healthy, ...answering]), await rate([...healthy, ...answering])]
print(
  `${quantile(rates, 0.5).toFixed(0)} webhooks a second to ${RECEIVERS} receivers (aim: 300 or more; median of ${rates.length} piles of ${PILE})`,
)

await delays(healthy, answering, false)
const calm: number[] = []
const troubled: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  calm.push(...(await delays(healthy, answering, false)))
  troubled.push(...(await delays(healthy, hanging, true)))
}
for (const [what, samples] of [
  ['all receivers answer', calm],
  [`${HUNG} of ${RECEIVERS} hang`, troubled],
] as const)
  print(
    `answer → receiver, ${what.padEnd(21)} p50 ${quantile(samples, 0.5).toFixed(1)} ms   p95 ${quantile(samples, 0.95).toFixed(1)} ms   p99 ${quantile(samples, 0.99).toFixed(1)} ms`,
  )
const [p50, p95] = [0.5, 0.95].map((q) => quantile(troubled, q) / quantile(calm, q))
print(`ratio p50 ${p50?.toFixed(2)}   p95 ${p95?.toFixed(2)}   (aim for p50: 1.10 or less; ${calm.length} and ${troubled.length} samples)`)
for (const server of servers) server.closeAllConnections()
for (const server of servers) server.close()
