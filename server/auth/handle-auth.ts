import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { DomainError } from '#server/domain/errors.ts'
import { problemOf } from '#server/domain/problem.ts'
import { authOptions } from './next-auth.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

/**
 * The parts of next-auth that are used, by method. The others stay shut: `_log` writes what anybody posts into our log,
 * and `session` tells nothing that pages do not read from the row.
 */
const ACTIONS: Record<string, readonly string[]> = {
  GET: ['callback', 'csrf', 'error', 'providers', 'signin'],
  POST: ['callback', 'signin', 'signout'],
}

/** Sign-in and sign-out, served by Next: the one part of /api that is not ours. */
export async function handleAuth(request: NextRequest, context: Context): Promise<Response> {
  const [action = ''] = (await context.params).nextauth
  if (ACTIONS[request.method]?.includes(action)) return NextAuth(request, context, authOptions())
  const { status, body } = problemOf(new DomainError('NOT_FOUND', 'There is no such route.', { detail: 'Not Found' }))
  return Response.json(body, { status })
}
