import { Agent, request, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Many agents in one process, each on a socket of its own: it waits with a long poll that it renews, or with a stream of one
 * task. Plain sockets instead of the SDK, so that ten thousand of them fit beside the server they measure.
 */
export type Heard = { type: 'ready' } | { type: 'heard'; id: string; at: number }

const { PORT, TOKEN, MODE } = process.env
const agent = new Agent({ keepAlive: true, maxSockets: Infinity })

/** Sockets opened in a quarter of a second: fewer than what the backlog of a server holds. */
const DIALS = 100

/** Milliseconds before an agent that was refused asks again: the machine may be busy with other things. */
const RETRY = 1_000

function tell(heard: Heard): void {
  process.send?.(heard)
}

function open(id: string): Promise<IncomingMessage> {
  const path = MODE === 'stream' ? `/api/stream?task_id=${id}` : `/api/tasks/${id}/poll?timeout=25`
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: PORT, agent, path, headers: { authorization: `Bearer ${TOKEN}` } }, resolve)
      .on('error', reject)
      .end()
  })
}

async function read(answer: IncomingMessage, done: (text: string) => boolean): Promise<string> {
  let text = ''
  for await (const part of answer.setEncoding('utf8')) {
    text += part
    if (done(text)) break
  }
  return text
}

async function wait(id: string): Promise<void> {
  const ended = (text: string) => text.includes('"completed"')
  for (;;) {
    const text = await open(id)
      .then((answer) => read(answer, MODE === 'stream' ? ended : () => false))
      .catch(() => '')
    if (!text) await sleep(RETRY)
    if (ended(text)) return tell({ type: 'heard', id, at: performance.timeOrigin + performance.now() })
  }
}

process.once('message', (ids: string[]) => {
  let next = 0
  // Spread over the first seconds, as agents would be; their renewals then stay spread.
  const timer = setInterval(() => {
    for (const id of ids.slice(next, next + DIALS)) void wait(id)
    next += DIALS
    if (next >= ids.length) clearInterval(timer)
  }, 250)
})
process.once('disconnect', () => process.exit(0))
tell({ type: 'ready' })
