import { expect, test } from 'vitest'
import { password } from '#contract/system.ts'
import { strengthOf } from './password-strength.ts'

test.each([
  ['', 0, 'At least 8 characters'],
  ['abc', 0, '5 more characters to go'],
  ['abcdefg', 0, '1 more character to go'],
  ['abcdefgh', 1, 'Fine; longer is stronger'],
  ['abcdefghijkl', 2, 'Good'],
  ['correct horse battery', 3, 'Strong'],
])('%j', (value, level, text) => {
  expect(strengthOf(value)).toMatchObject({ level, text })
})

test('the first level above none is what the server accepts', () => {
  expect(strengthOf('abcdefg').level).toBe(0)
  expect(password.safeParse('abcdefg').success).toBe(false)
  expect(password.safeParse('abcdefgh').success).toBe(true)
})
