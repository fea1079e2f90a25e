import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { VERSION } from '#server/version.ts'
import { assertDialable, NotPublicError, type Dialer } from './dial.ts'

/** A moved picture is found at once or twice removed; more is a loop. */
const MAX_REDIRECTS = 3

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** Nothing of the viewer goes along: no cookie, no token, no address. Uncompressed, so that the limit is of what is kept. */
const HEADERS = { accept: 'image/*, application/pdf', 'accept-encoding': 'identity', 'user-agent': `awaithumans/${VERSION}` }

/** `claim` is what the host calls it. */
export type Download = { bytes: Buffer; claim: string }

/** Why there is nothing, in words that follow the name of the host and tell nothing of what is behind it. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError'

  constructor(
    message: string,
    readonly tooLarge = false,
  ) {
    super(message)
  }
}

type Line = { dialer: Dialer; signal: AbortSignal }

function send(url: URL, line: Line): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...line.dialer.optionsFor(url), headers: HEADERS, signal: line.signal })
    sent.on('response', resolve)
    sent.on('error', (error: NodeJS.ErrnoException) => {
      // The host closed the kept connection just as it was used again.
      if (sent.reusedSocket && error.code === 'ECONNRESET') send(url, line).then(resolve, reject)
      else reject(error)
    })
    sent.end()
  })
}

/** Where to ask next, without a name and password, which Node would send along. */
function addressOf(text: string, base?: URL): URL {
  if (!URL.canParse(text, base)) throw new DownloadError('leads to something that is no address')
  const url = new URL(text, base)
  if (!/^https?:$/.test(url.protocol)) throw new DownloadError(`leads to a ${url.protocol} address`)
  url.username = ''
  url.password = ''
  return url
}

async function follow(start: URL, line: Line): Promise<IncomingMessage> {
  let url = start
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    assertDialable(url)
    const answer = await send(url, line)
    const status = answer.statusCode ?? 0
    if (status >= 200 && status < 300) return answer
    // Its body may be long, and nobody wants it.
    answer.destroy()
    const { location } = answer.headers
    if (!REDIRECTS.has(status) || !location) throw new DownloadError(`answered with HTTP ${status}`)
    url = addressOf(location, url)
  }
  throw new DownloadError(`redirects more than ${MAX_REDIRECTS} times`)
}

async function readAll(answer: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = new DownloadError('sent more than is taken', true)
  const parts: Buffer[] = []
  let size = 0
  if (Number(answer.headers['content-length']) > maxBytes) {
    answer.destroy()
    throw tooLarge
  }
  for await (const part of answer) {
    size += part.length
    // Leaving the loop cuts the connection.
    if (size > maxBytes) throw tooLarge
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function failureOf(error: NodeJS.ErrnoException): DownloadError {
  if (error instanceof DownloadError) return error
  // Node tries several addresses at once and wraps what each of them said.
  const inner = error instanceof AggregateError ? (error.errors[0] as NodeJS.ErrnoException) : error
  if (inner instanceof NotPublicError) return new DownloadError('is not a public address')
  return new DownloadError(`could not be reached (${inner.code ?? inner.name})`)
}

export type DownloadOptions = Line & { maxBytes: number; milliseconds: number }

/**
 * What is at an http(s) address, in at most so many bytes and milliseconds, over redirects of which each is checked like the
 * address itself. Throws a DownloadError.
 */
export async function download(address: string, { dialer, signal, maxBytes, milliseconds }: DownloadOptions): Promise<Download> {
  const limit = AbortSignal.timeout(milliseconds)
  try {
    const answer = await follow(addressOf(address), { dialer, signal: AbortSignal.any([signal, limit]) })
    return { bytes: await readAll(answer, maxBytes), claim: answer.headers['content-type'] ?? '' }
  } catch (error) {
    throw limit.aborted ? new DownloadError(`did not send all of it within ${milliseconds / 1_000} seconds`) : failureOf(error as Error)
  }
}
