import type { AwaitHumanOptions } from './options.ts'

/** What answers the plain function: an `AwaitHumans`, or the test client. */
export type Asks = {
  awaitHuman<TPayload = object, TResponse = Record<string, unknown>>(options: AwaitHumanOptions<TPayload, TResponse>): Promise<TResponse>
}

let current: Asks | null = null

/** The client that was set by {@link setDefaultClient}; null when plain `awaitHuman()` looks everything up itself. */
export function getDefaultClient(): Asks | null {
  return current
}

/** Makes plain `awaitHuman()` use this client's server, key and connection; null undoes it. For the whole process: set it once, at the start. */
export function setDefaultClient(client: Asks | null): void {
  current = client
}
