/** As the global `fetch`, with no more than is needed here. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/**
 * Not followed: the key in a header of one's own and the payload would go to whatever address an answer names, and a POST would arrive
 * as a GET.
 */
export const REDIRECT = 'manual' satisfies RequestRedirect

export type ExchangeRequest = {
  url: string
  method: string
  headers: Record<string, string>
  body?: string | undefined
  /** Milliseconds for everything: connecting, waiting, and reading the body to its end. */
  timeoutMs: number
  signal?: AbortSignal | undefined
}

export type RawAnswer = {
  status: number
  header(name: string): string | null
  /** The parsed body; undefined when it is not JSON. */
  json: unknown
  /** The body as it came, or why it is not JSON. */
  text: string
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

async function read(response: Response): Promise<RawAnswer> {
  const { status } = response
  // Stand-ins for fetch in people's tests often have no headers.
  const header = (name: string) => response.headers?.get(name) ?? null
  if (status >= 400) {
    const text = await response.text()
    return { status, header, json: parse(text), text }
  }
  try {
    return { status, header, json: await response.json(), text: '' }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { status, header, json: undefined, text: `The body is not JSON: ${error.message}` }
  }
}

/**
 * One request, one answer. One timer covers the body too: a proxy that sends headers and then nothing must not hold an
 * agent for ever. Rejects with the signal's reason when the caller aborts.
 */
export async function exchange(fetch: Fetch, { url, timeoutMs, signal, ...init }: ExchangeRequest): Promise<RawAnswer> {
  signal?.throwIfAborted()
  // By hand, not AbortSignal.any(): one signal may outlive a hundred thousand polls, and must not collect them.
  const controller = new AbortController()
  const abort = () => controller.abort(signal?.reason)
  const timer = setTimeout(() => controller.abort(new DOMException(`no answer within ${timeoutMs / 1000} s`, 'TimeoutError')), timeoutMs)
  signal?.addEventListener('abort', abort, { once: true })
  try {
    return await read(await fetch(url, { ...init, redirect: REDIRECT, signal: controller.signal }))
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}
