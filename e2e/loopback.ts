import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Host = AsyncDisposable & { origin: string }

/** A host of somebody else's, on loopback: `await using host = await openHost(answer)`. */
export async function openHost(answer: RequestListener): Promise<Host> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
