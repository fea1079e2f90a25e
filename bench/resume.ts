import { setTimeout as sleep } from 'node:timers/promises'
import { print, quantile, question, startMachine } from './machine.ts'

/**
 * From sending a person's answer to the moment the waiting agent has it in hand, over HTTP: submission stored, judged,
 * committed, announced, poll answered. With one agent waiting, and with 200.
 */
const SAMPLES = 200
/** Milliseconds for the polls of all agents to have arrived before the first answer is sent. */
const SETTLE = 500

await using machine = await startMachine(SAMPLES + 16)
let keys = 0

async function ask(): Promise<string> {
  const { body } = await machine.call('POST', '/api/tasks', question(`resume-${++keys}`))
  return JSON.parse(body).id
}

async function wait(id: string): Promise<number> {
  const { body } = await machine.call('GET', `/api/tasks/${id}/poll?timeout=30`)
  if (JSON.parse(body).status !== 'completed') throw new Error(`the wait for ${id} ended with ${body}`)
  return performance.now()
}

async function measure(waiters: number): Promise<number[]> {
  const samples: number[] = []
  while (samples.length < SAMPLES) {
    const ids = await Promise.all(Array.from({ length: waiters }, ask))
    const waits = ids.map((id) => ({ id, heard: wait(id) }))
    await sleep(waiters === 1 ? 20 : SETTLE)
    for (const { id, heard } of waits) {
      const sent = performance.now()
      const answered = machine.call('POST', `/api/tasks/${id}/complete`, { response: { approved: true } })
      samples.push((await heard) - sent)
      await answered
    }
  }
  return samples
}

await measure(SAMPLES)
for (const waiters of [1, SAMPLES]) {
  const samples = await measure(waiters)
  const [p50, p99] = [quantile(samples, 0.5), quantile(samples, 0.99)].map((each) => each.toFixed(1))
  print(
    `${String(waiters).padStart(3)} waiting   answer → resume   p50 ${p50} ms   p99 ${p99} ms   (aim: p99 50 ms or less; ${samples.length} answers)`,
  )
}
