import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { handleAuth } from './handle-auth.ts'

test.each([
  ['POST', '_log'],
  ['GET', 'session'],
  ['POST', 'session'],
  ['GET', 'signout'],
  ['GET', 'verify-request'],
  ['POST', 'csrf'],
  ['GET', 'constructor'],
])('%s %s of next-auth is shut', async (method, action) => {
  const request = new NextRequest(`http://localhost:3001/api/auth/${action}`, { method })
  const response = await handleAuth(request, { params: Promise.resolve({ nextauth: [action] }) })
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ error: 'NOT_FOUND', detail: 'Not Found' })
})
