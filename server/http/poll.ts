import type { Context, Env, Hono } from 'hono'
import { filesQuery, pollQuery } from '#contract/task.ts'
import { callerIn } from '#server/api/doors.ts'
import { invalidInput } from '#server/domain/problem.ts'
import { withFiles } from '#server/files/inline-files.ts'
import { pollTask } from '#server/tasks/poll-task.ts'
import { contextOf } from './context.ts'

const pollRequest = pollQuery.extend(filesQuery.shape)

async function poll(c: Context): Promise<Response> {
  const context = await contextOf(c.req.raw)
  const caller = callerIn(context)
  const query = pollRequest.safeParse(Object.fromEntries(new URL(c.req.url).searchParams))
  if (!query.success) throw invalidInput(query.error.issues, () => 'query')
  // Not awaited here: nothing of this call stays in memory but the wait itself.
  const id = c.req.param('id') ?? ''
  const { timeout, questions, files = 'inline' } = query.data
  return pollTask(caller, { id, timeout, questions, signal: context.signal() }).then(async (state) =>
    Response.json({ ...state, response: await withFiles(id, state.response, files) }),
  )
}

/**
 * The poll without the layers of a procedure around it: ten thousand of them are held at once, and there each layer is memory,
 * 6 kB of 27 a waiter. The procedure `tasks.poll` is the same call, for the OpenAPI document and for tRPC.
 */
export function mountPoll<E extends Env>(app: Hono<E>): void {
  app.get('/api/tasks/:id/poll', (c) => poll(c))
}
