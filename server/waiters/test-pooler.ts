import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

type Options = {
  /** Swallows NotificationResponse, as a transaction pooler does: LISTEN is accepted and nothing is ever heard. */
  deaf?: boolean
  /** Turns of the event loop by which each part of an answer comes later. */
  turns?: () => number
}

export type Pooler = AsyncDisposable & {
  /** The database's address, through here. */
  url: string
  /** Statements that have passed. */
  statements: () => number
  /** Whether notifications are swallowed from now on. */
  setDeaf: (deaf: boolean) => void
}

const NOTIFICATION = 'A'.charCodeAt(0)
const STATEMENTS = ['Q', 'P'].map((letter) => letter.charCodeAt(0))

/** Cuts a stream of bytes into the messages of Postgres's protocol: a letter, then four bytes of length that count themselves. */
function messages(each: (message: Buffer) => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0)
  return (bytes) => {
    rest = Buffer.concat([rest, bytes])
    while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
      const size = 1 + rest.readUInt32BE(1)
      each(rest.subarray(0, size))
      rest = rest.subarray(size)
    }
  }
}

/** The client's first message has no letter. */
function withoutStartup(each: (message: Buffer) => void): (bytes: Buffer) => void {
  const rest = messages(each)
  let first = true
  return (bytes) => {
    const from = first ? bytes.readUInt32BE(0) : 0
    first = false
    rest(bytes.subarray(from))
  }
}

function inTurns(turns: number, then: () => void): void {
  if (turns <= 0) then()
  else setImmediate(() => inTurns(turns - 1, then))
}

/** A small proxy before a real Postgres. */
export async function startPooler(target: string, { deaf = false, turns }: Options = {}): Promise<Pooler> {
  const database = new URL(target)
  const sockets = new Set<Socket>()
  let statements = 0
  const server = createServer((client) => {
    const upstream = connect(Number(database.port), database.hostname)
    let queue = Promise.resolve()
    const late = (message: Buffer) => {
      queue = queue.then(
        () =>
          new Promise<void>((resolve) => {
            inTurns(turns?.() ?? 0, () => {
              client.write(message)
              resolve()
            })
          }),
      )
    }
    const forward = (message: Buffer) => {
      if (deaf && message[0] === NOTIFICATION) return
      if (turns) late(message)
      else client.write(message)
    }
    const count = withoutStartup((message) => (statements += STATEMENTS.includes(message[0] ?? 0) ? 1 : 0))
    upstream.on('data', messages(forward))
    client.on('data', (bytes: Buffer) => {
      count(bytes)
      upstream.write(bytes)
    })
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(target)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: url.href, statements: () => statements, setDeaf: (value) => void (deaf = value), [Symbol.asyncDispose]: close }
}
