import { expect, test } from 'vitest'
import { ticketIn } from './token.ts'

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const tokenOf = (claims: unknown) => `${part({ alg: 'HS256' })}.${part(claims)}.signature`
const CLAIMS = { task_id: 't-1', parent_origin: 'https://app.example.com', sub: 'Zoë ☃' }

test('a token says which task, whom to tell and who answers', () => {
  const token = tokenOf(CLAIMS)
  expect(ticketIn(`#token=${token}`)).toEqual({ token, taskId: 't-1', parentOrigin: 'https://app.example.com', sub: 'Zoë ☃' })
  expect(ticketIn(`#x=1&token=${tokenOf({ ...CLAIMS, sub: null })}`)).toMatchObject({ taskId: 't-1', sub: null })
})

test.each([
  ['nothing', ''],
  ['no token', '#id=t-1'],
  ['an empty one', '#token='],
  ['no JWT', '#token=abc'],
  ['no base64', '#token=a.%%%.c'],
  ['no JSON', `#token=a.${Buffer.from('{').toString('base64url')}.c`],
  ['no task', `#token=${tokenOf({ ...CLAIMS, task_id: undefined })}`],
  ['every page as the one to tell', `#token=${tokenOf({ ...CLAIMS, parent_origin: '*' })}`],
  ['a script as the page to tell', `#token=${tokenOf({ ...CLAIMS, parent_origin: 'javascript:alert(1)' })}`],
])('%s is no ticket', (_, fragment) => {
  expect(ticketIn(fragment)).toBeNull()
})
