import { setTimeout as delay } from 'node:timers/promises'

// 25 ms: below what a person notices, and 40 looks a second cost nothing.
const STEP_MS = 25

/** Looks until it is true. False when the time is over. */
export async function waitUntil(isTrue: () => boolean | Promise<boolean>, { timeoutMs }: { timeoutMs: number }): Promise<boolean> {
  const end = performance.now() + timeoutMs
  while (!(await isTrue())) {
    if (performance.now() > end) return false
    await delay(STEP_MS)
  }
  return true
}
