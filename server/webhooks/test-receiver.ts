import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Received = { method: string; path: string; headers: IncomingHttpHeaders; body: string }

export type Receiver = AsyncDisposable & {
  url: string
  host: string
  /** Every request so far, whole. */
  received: Received[]
  /** What is answered from now on. */
  answer: (response: ServerResponse, received: Received) => void
}

/** A receiver of webhooks on loopback, which the tests' settings open: `await using receiver = await startReceiver()`. */
export async function startReceiver(answer: Receiver['answer'] = (response) => response.writeHead(204).end()): Promise<Receiver> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      const received = { method, path, headers, body: Buffer.concat(parts).toString() }
      receiver.received.push(received)
      receiver.answer(response, received)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const receiver: Receiver = { url: `http://${host}/hook?token=1`, host, received: [], answer, [Symbol.asyncDispose]: close }
  return receiver
}
