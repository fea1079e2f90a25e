import { expect, test, vi } from 'vitest'
import { bounded, TooMuchWork } from './bounded.ts'

/** Holds the thread, as a long computation or a frozen process does. */
function hold(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

test('answers with what the work answers, and throws what it throws', () => {
  expect(bounded(() => 7)).toBe(7)
  expect(() =>
    bounded(() => {
      throw new TypeError('mine')
    }),
  ).toThrow('mine')
})

test('work that computes without end is stopped', () => {
  expect(() => bounded(() => hold(60_000))).toThrow(TooMuchWork)
})

test('work that the machine gave no time is tried again', () => {
  // A machine on which this process has had none of the processor while the wall clock ran.
  const cpu = vi.spyOn(process, 'cpuUsage').mockReturnValue({ user: 0, system: 0 })
  let tries = 0
  const answer = bounded(() => {
    tries += 1
    if (tries < 3) hold(60_000)
    return 'done'
  })
  expect([answer, tries]).toEqual(['done', 3])
  cpu.mockRestore()
})
