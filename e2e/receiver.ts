import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test as base } from './fixtures.ts'

type Receiver = { url: string; host: string; status: number; received: number }

/** With a receiver of webhooks that answers what it is told to. */
export const test = base.extend<{ receiver: Receiver }>({
  receiver: async ({}, use) => {
    const receiver: Receiver = { url: '', host: '', status: 410, received: 0 }
    const server = createServer((request, response) => {
      request.resume()
      receiver.received += 1
      response.writeHead(receiver.status).end(`answered ${receiver.status}`)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    receiver.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    receiver.url = `http://${receiver.host}/hooks`
    await use(receiver)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  },
})
