import { z } from 'zod'

const problem = z.object({
  /** One of the codes of the published API, or OFFLINE when no answer came at all. */
  error: z.string(),
  message: z.string(),
  docs: z.string().nullish(),
  detail: z.unknown().optional(),
  /** Fields that are wrong: `path` is a JSON pointer into the answer. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})

export type ClientProblem = z.infer<typeof problem>

const envelope = z.object({ data: z.object({ problem }) })

const OFFLINE: ClientProblem = {
  error: 'OFFLINE',
  message: 'The server could not be reached. Check your connection and try again.',
}

/** What the server said about a failed call; a call that never reached it says so in the same shape. */
export function problemOf(error: unknown): ClientProblem {
  const parsed = envelope.safeParse(error)
  return parsed.success ? parsed.data.data.problem : OFFLINE
}
