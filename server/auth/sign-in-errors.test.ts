import { expect, test } from 'vitest'
import { describeSignInError } from './sign-in-errors.ts'

test('a known code has its sentence, anything else a general one', () => {
  expect(describeSignInError('RateLimited')).toMatch(/^Too many attempts/)
  for (const code of ['', 'constructor', '<b>']) expect(describeSignInError(code)).toBe('You could not be signed in. Try again.')
})
