import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Random } from './random.ts'

/** One POST that arrived, whatever was answered. */
export type Heard = { deliveryId: string; taskId: string; body: string; accepted: boolean }

export type Receivers = {
  urls: string[]
  heard: Heard[]
  /** From here on every receiver accepts what comes. */
  heal: () => void
  stop: () => Promise<void>
}

type Manner = 'accept' | 'fail' | 'slow' | 'hang' | 'cut'

const MANNERS = [
  { weight: 6, of: 'accept' },
  { weight: 2, of: 'fail' },
  { weight: 1, of: 'slow' },
  { weight: 1, of: 'cut' },
  { weight: 0.5, of: 'hang' },
] as const satisfies { weight: number; of: Manner }[]

/** Milliseconds a slow receiver takes: long beside a healthy one, well within the limit of an attempt. */
const SLOW = 800

const ANSWERS: Record<Manner, (response: ServerResponse) => void> = {
  accept: (response) => void response.writeHead(204).end(),
  fail: (response) => void response.writeHead(500).end('not today'),
  slow: (response) => void setTimeout(() => response.writeHead(204).end(), SLOW),
  hang: () => undefined,
  cut: (response) => void response.destroy(),
}

/** Agents' callback servers in every mood. */
export async function startReceivers(count: number, random: Random): Promise<Receivers> {
  const heard: Heard[] = []
  let healed = false
  const servers = Array.from({ length: count }, () => {
    const mood = random.fork()
    return createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const manner: Manner = healed ? 'accept' : mood.weighed(MANNERS)
        heard.push({
          deliveryId: String(request.headers['webhook-id']),
          taskId: String(request.headers['x-awaithumans-task-id']),
          body: Buffer.concat(chunks).toString(),
          accepted: manner === 'accept' || manner === 'slow',
        })
        ANSWERS[manner](response)
      })
    })
  })
  await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))))
  return {
    urls: servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`),
    heard,
    heal: () => {
      healed = true
    },
    stop: async () => {
      for (const server of servers) server.closeAllConnections()
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
    },
  }
}
