import { expect, test } from 'vitest'
import { isSameSecret } from './same-secret.ts'

test('knows a secret from anything else, of any length and alphabet', () => {
  expect(isSameSecret('correct horse', 'correct horse')).toBe(true)
  for (const other of ['', 'correct hors', 'correct horse ', 'ÿÿÿ', '日本語', '\ud800'])
    expect(isSameSecret(other, 'correct horse')).toBe(false)
})
