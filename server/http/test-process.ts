import { fork } from 'node:child_process'
import { once } from 'node:events'
import { TOKEN } from './test-http.ts'

export type ServerProcess = {
  call: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
  /** Ends it, and answers with all it has written. */
  stop: () => Promise<string>
}

/** The API in a process of its own, on the given database and settings. */
export async function startProcess(env: Record<string, string>): Promise<ServerProcess> {
  const child = fork(new URL('process.fixture.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    // oxlint-disable-next-line node/no-process-env -- what the tests have, and settings of its own
    env: { ...process.env, AWAITHUMANS_LOG_LEVEL: 'debug', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let written = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (part: string) => (written += part))
  const [port] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(written)
    }),
  ])) as [number]
  const call: ServerProcess['call'] = (method, path, body, headers = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? null : JSON.stringify(body),
      redirect: 'manual',
    })
  const stop = async () => {
    // Not its 'close': the compiler that tsx starts keeps the other pipe open.
    const ended = child.stdout && once(child.stdout, 'end')
    child.disconnect()
    await ended
    return written
  }
  return { call, stop }
}
