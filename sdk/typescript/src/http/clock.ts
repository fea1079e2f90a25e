/** Time and chance, as an argument, so that tests of hours of waiting take milliseconds. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number
  /** A number from 0 up to 1. */
  random(): number
  /** Rejects with the signal's reason as soon as that is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Seconds one poll may be held, where that is not for the server and the proxies before it to say. */
  pollSeconds?: number
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error)
      const stop = () => {
        clearTimeout(timer)
        reject(signal?.reason as Error)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop)
        resolve()
      }, ms)
      signal?.addEventListener('abort', stop, { once: true })
    }),
}
