import { afterEach, beforeEach, vi } from 'vitest'

/** React, Node and pg complain by console. A test that makes them complain has found something, or must expect it. */
beforeEach(() => {
  for (const method of ['error', 'warn'] as const) vi.spyOn(console, method)
})

afterEach(() => {
  const complaints = (['error', 'warn'] as const).flatMap((method) => vi.mocked(console[method]).mock.calls)
  vi.restoreAllMocks()
  if (complaints.length > 0) throw new Error(`The test complained on the console: ${complaints.flat().join(' ')}`)
})
