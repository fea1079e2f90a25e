import { TRPCClientError } from '@trpc/client'
import { describe, expect, it } from 'vitest'
import { problemOf } from './problem.ts'

const refused = (problem: unknown) =>
  TRPCClientError.from({ error: { code: -32_000, message: 'refused', data: { code: 'CONFLICT', httpStatus: 409, problem } } })

describe('problemOf', () => {
  it('reads what the server said', () => {
    const problem = {
      error: 'RESPONSE_INVALID',
      message: 'The answer does not fit.',
      docs: 'https://docs.example/#x',
      errors: [{ path: '/reason', message: 'is required' }],
    }
    expect(problemOf(refused(problem))).toEqual(problem)
  })

  it('says that nothing came back, whatever the failure was', () => {
    expect(problemOf(TRPCClientError.from(new TypeError('Failed to fetch'))).error).toBe('OFFLINE')
    expect(problemOf(refused(undefined)).error).toBe('OFFLINE')
    expect(problemOf(null).error).toBe('OFFLINE')
  })
})
