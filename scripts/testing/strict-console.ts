import { afterEach, beforeEach, expect, vi } from 'vitest'

/** React, Node and pg complain by console. A test that makes them complain has found something, or must expect it. */
beforeEach(() => {
  for (const method of ['error', 'warn'] as const) vi.spyOn(console, method)
})

afterEach(() => {
  for (const method of ['error', 'warn'] as const) expect(vi.mocked(console[method]).mock.calls).toEqual([])
  vi.restoreAllMocks()
})
