import { connect, createServer, type AddressInfo } from 'node:net'
import { AdviceError } from './advice.ts'

// A local listener answers in under a millisecond; a firewall that drops packets would otherwise hold us for minutes.
const ANSWER_MS = 500

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: ANSWER_MS })
    const settle = (answered: boolean) => {
      socket.destroy()
      resolve(answered)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('timeout', () => settle(false))
  })
}

/** The port that could be listened on (a free one for 0), or null when it is taken or not allowed. */
function tryListen(host: string, port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen({ host, port, exclusive: true }, () => {
      const { port: got } = server.address() as AddressInfo
      server.close(() => resolve(got))
    })
  })
}

/** A port that nobody holds. Somebody may still take it before it is used: who starts a server on it must try again then. */
export async function anyFreePort(host = '127.0.0.1'): Promise<number> {
  const port = await tryListen(host, 0)
  if (port !== null) return port
  throw new Error(`No port of ${host} can be listened on.`)
}

/**
 * Whether a browser that opens http://localhost:<port> would reach us alone. Being able to listen is not enough: somebody
 * on ::1 would get the browser while we sit on 127.0.0.1.
 */
export async function isFree(host: string, port: number): Promise<boolean> {
  const taken = await Promise.all([answers('127.0.0.1', port), answers('::1', port)])
  return !taken.includes(true) && (await tryListen(host, port)) !== null
}

/** The first free port of `tries`, counted from `first`. */
export async function firstFreePort(host: string, { first, tries }: { first: number; tries: number }): Promise<number> {
  for (let port = first; port < first + tries; port += 1) if (await isFree(host, port)) return port
  const range = tries === 1 ? `Port ${first} is` : `The ports ${first} to ${first + tries - 1} are all`
  throw new AdviceError(`${range} in use, or not allowed for this user.`, {
    advice: `See who holds one (lsof -i :${first}), or choose another: AWAITHUMANS_PORT=${first + 1000}`,
  })
}
