import { POLL_SECONDS } from './contract/limits.ts'
import { isTerminal } from './contract/statuses.ts'
import { PollError } from './errors/http-errors.ts'
import { TaskNotFoundError } from './errors/task-errors.ts'
import { tasksPoll, type PollResponse } from './generated/api.ts'
import { NOT_OURS } from './http/advice.ts'
import { backoff } from './http/backoff.ts'
import { send } from './http/send.ts'
import { credentialHint, type Session } from './http/session.ts'

/** Milliseconds more than the server may hold a poll, for a slow line. */
const LATENCY_MS = 10_000
/** Milliseconds. The longest that timers take: 25 days. */
const LONGEST_TIMER_MS = 2_147_483_647
/** Milliseconds of failures in a row: a deploy, a failover or a laptop's lid are survived, a server that is gone for good is told. The least holds past the deadline too. */
export const OUTAGE_MS = { min: 60_000, max: 600_000 }

type Wait = {
  id: string
  /** When to stop, in milliseconds since 1970. */
  deadline: number
  /** The deadline is the task's own and this many milliseconds; when the task is given more time, so is the wait. */
  grace?: number
  signal?: AbortSignal | undefined
  /** Called when people have put more questions to the agent. Without it, questions do not end a poll. */
  onQuestions?: (() => Promise<void>) | undefined
}

type Polled = { state: PollResponse; date: string | null }

/** Seconds the server may hold the next poll: 25, below the 30 after which common proxies cut idle requests; fewer near the deadline. */
function windowOf(session: Session, { deadline }: Wait): number {
  const left = Math.ceil((deadline - session.clock.now()) / 1000)
  return Math.min(session.clock.pollSeconds ?? POLL_SECONDS.default, Math.max(POLL_SECONDS.min, left))
}

/** The deadline after an answer. Servers that do not say when the task ends leave it as it is; clocks that differ are made even. */
function deadlineAfter({ clock }: Session, { deadline, grace }: Wait, { state, date }: Polled): number {
  const ends = Date.parse(state.timeout_at ?? '')
  if (grace === undefined || Number.isNaN(ends)) return deadline
  const ahead = Date.parse(date ?? '') - clock.now()
  return Math.max(deadline, ends - (Number.isNaN(ahead) ? 0 : ahead) + grace)
}

/** One held request, and the ones that repeat it while the server cannot be reached. */
export async function pollOnce(
  session: Session,
  { id, deadline, signal }: Wait,
  query: { timeout: number; questions?: number },
): Promise<Polled> {
  const policy = {
    timeoutMs: Math.min(query.timeout * 1000 + LATENCY_MS, LONGEST_TIMER_MS),
    signal,
    maxRetries: session.maxRetries ?? Infinity,
    giveUpAfterMs: Math.min(OUTAGE_MS.max, Math.max(OUTAGE_MS.min, deadline - session.clock.now())),
  }
  const answer = await send(session, tasksPoll, { path: { id }, query, policy })
  const { status, attempts, requestId } = answer
  if (answer.ok && typeof answer.body.status === 'string') return { state: answer.body, date: answer.header('date') }
  if (answer.ok) throw new PollError(id, status, '').with({ attempts, requestId, hint: NOT_OURS })
  if (status === 404) throw new TaskNotFoundError(id).with({ attempts, requestId })
  throw new PollError(id, status, answer.problem.text).with({ attempts, requestId, hint: credentialHint(session, status) })
}

/**
 * Polls until the task ends. Null when the deadline passes first; even then the state was read once after it, so a machine
 * that slept through its deadline still hears the answer.
 */
export async function waitForTask(session: Session, asked: Wait): Promise<PollResponse | null> {
  const { clock } = session
  const wait = { ...asked }
  let questions = 0
  for (let early = 0; ;) {
    const begun = clock.now()
    const seconds = windowOf(session, wait)
    const polled = await pollOnce(session, wait, { timeout: seconds, ...(wait.onQuestions && { questions }) })
    if (isTerminal(polled.state.status)) return polled.state
    wait.deadline = deadlineAfter(session, wait, polled)
    if (begun >= wait.deadline) return null
    if (wait.onQuestions && polled.state.questions > questions) {
      questions = polled.state.questions
      await wait.onQuestions()
      continue
    }
    // "Not yet" sooner than half the time it may take was not held: asking again at once would be a hot loop.
    early = clock.now() - begun < seconds * 500 ? early + 1 : 0
    if (early) await clock.sleep(Math.min(backoff(early, clock), Math.max(0, wait.deadline - clock.now())), wait.signal)
  }
}
