import type { Clock } from './http/clock.ts'

/** A clock that jumps instead of sleeping and remembers how long it was asked to. Chance is a fair coin on its edge: 0.5. */
export function fakeClock(): Clock & { naps: number[]; advance(ms: number): void } {
  let now = Date.parse('2026-01-02T03:04:05Z')
  const naps: number[] = []
  return {
    naps,
    advance: (ms) => void (now += ms),
    now: () => now,
    random: () => 0.5,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted()
      naps.push(ms)
      now += ms
    },
  }
}
