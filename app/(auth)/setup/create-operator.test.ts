import { expect, test } from 'vitest'
import { createOperatorRequest } from '#contract/system.ts'
import { problemOf, invalidInput } from '#server/domain/problem.ts'
import { DomainError } from '#server/domain/errors.ts'
import { FIELD_ADVICE, FIELDS, refusalOf } from './create-operator.ts'

const refusal = (error: DomainError, retryAfter: number | null = null) => refusalOf(problemOf(error).body, retryAfter)

test('a 422 of the server lands on the fields it names', () => {
  const parsed = createOperatorRequest.safeParse({ token: 't', email: 'ada', password: 'short', display_name: 'x'.repeat(201) })
  const { message, fields } = refusal(invalidInput(parsed.error?.issues ?? []))
  expect(message).toBeNull()
  expect(fields).toEqual(FIELD_ADVICE)
  expect(Object.keys(fields)).toEqual([...FIELDS])
})

test('a wrong link says where the right one is', () => {
  expect(refusal(new DomainError('INVALID_SETUP_TOKEN', 'No.')).message).toMatch(/prints the right one each time it starts/)
})

test('a finished set-up offers the way on', () => {
  expect(refusal(new DomainError('SETUP_ALREADY_COMPLETED', 'No.'))).toMatchObject({ completed: true, fields: {} })
})

test('a used email is said at the email', () => {
  expect(refusal(new DomainError('USER_ALREADY_EXISTS', 'No.')).fields.email).toMatch(/already/)
})

test('the wait is said in words', () => {
  expect(refusal(new DomainError('RATE_LIMITED', 'No.'), 90).message).toBe('Too many attempts from this address. Try again in 2 minutes.')
})

test('anything else says that nothing was created', () => {
  expect(refusalOf({}, null).message).toMatch(/no account was created/)
  expect(refusalOf({ detail: 'Forbidden' }, null).message).toMatch(/no account was created/)
})
