import { expect, test } from 'vitest'
import { sameSitePath } from './same-site-path.ts'

test.each([
  ['/tasks/42?tab=mine#form', '/tasks/42?tab=mine#form'],
  ['/', '/'],
  ['/a/../welcome', '/welcome'],
])('%s is a path of this site', (given, path) => {
  expect(sameSitePath(given)).toBe(path)
})

test.each([
  undefined,
  '',
  'tasks/42',
  'https://evil.example/tasks',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '\\\\evil.example',
  'javascript:alert(1)',
  ' /tasks',
])('%j leads to the inbox', (given) => {
  expect(sameSitePath(given)).toBe('/')
})

test('of a repeated parameter none is followed', () => {
  expect(sameSitePath(['/tasks/1', '/tasks/2'])).toBe('/')
})
