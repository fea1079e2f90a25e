import { expect, test } from 'vitest'
import { refusalOf } from './problem-fields.ts'

const problem = (error: string, detail?: unknown) => ({ error, message: 'In words.', detail })

test('what the server says of a field stands at that field', () => {
  const detail = [
    { loc: ['body', 'email'], msg: 'must be an email address' },
    { loc: ['body', 'other'], msg: 'is wrong' },
  ]
  expect(refusalOf(problem('VALIDATION_FAILED', detail), ['email'])).toEqual({
    fields: { email: 'Must be an email address.' },
    message: null,
  })
  expect(refusalOf(problem('USER_ALREADY_EXISTS'), ['email'])).toEqual({ fields: { email: 'In words.' }, message: null })
  expect(refusalOf(problem('NAME_TAKEN'), ['name'])).toEqual({ fields: { name: 'In words.' }, message: null })
})

test('everything else stands above the form', () => {
  expect(refusalOf(problem('LAST_OPERATOR'), ['email'])).toEqual({ fields: {}, message: 'In words.' })
  expect(refusalOf(problem('VALIDATION_FAILED', 'odd'), ['email'])).toEqual({ fields: {}, message: 'In words.' })
})
