import { question, startMachine } from './machine.ts'
import { takeTurns } from './turns.ts'

/**
 * Tasks created and answered a second over HTTP beside bare INSERTs through the same server. A task for anybody is one
 * statement; one for a person is a transaction that also finds them, offers it, and asks for the job that tells them. An
 * answer is stored, judged against its schema and settled, with its events. Aims: create 0.50, complete 0.35.
 */
const CONNECTIONS = 16
const TURNS = { connections: CONNECTIONS, rounds: 5, seconds: 3 }
/** Open tasks kept ready for one turn of answering: more than it uses up. */
const READY = 6_000

await using machine = await startMachine(CONNECTIONS)
let keys = 0
const ready: string[] = []

async function post(path: string, expected: number, body: unknown): Promise<string> {
  const answer = await machine.call('POST', path, body)
  if (answer.status !== expected) throw new Error(`${path} answered ${answer.status}: ${answer.body}`)
  return answer.body
}

async function ask(more: Record<string, unknown> = {}): Promise<string> {
  const body = await post('/api/tasks', 201, { ...question(`bench-${++keys}`), ...more })
  return (JSON.parse(body) as { id: string }).id
}

async function refill(): Promise<void> {
  const loop = async () => {
    while (ready.length < READY) ready.push(await ask())
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, loop))
}

async function answerOne(): Promise<void> {
  const id = ready.pop()
  if (!id) throw new Error('No task is left to answer: READY is too low for this machine.')
  await post(`/api/tasks/${id}/complete`, 200, { response: { approved: true } })
}

await takeTurns(
  [
    { name: 'bare INSERT', once: () => post('/bare', 201, question(`bench-${++keys}`)).then(() => undefined) },
    { name: 'create, for anybody', once: () => ask().then(() => undefined) },
    { name: 'create, for a person', once: () => ask({ assign_to: { email: 'dana@example.com' } }).then(() => undefined) },
    { name: 'complete', prepare: refill, once: answerOne },
  ],
  TURNS,
)
