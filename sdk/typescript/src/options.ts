import type { AssignTo } from './assign-to.ts'
import type { OnQuestion } from './comments.ts'
import type { TaskStatus } from './contract/statuses.ts'
import type { ConnectionOptions } from './http/session.ts'
import type { Schema } from './schema/schema.ts'

/** An AI check of the answer, run by the server before the task completes. A refused answer goes back to the person with the reason. */
export type VerifierConfig = {
  /** `claude`, `openai`, `azure_openai` or `gemini`, if the server has it. */
  provider: string
  /** Default: the provider's default on the server. */
  model?: string | undefined
  /** What makes an answer acceptable. */
  instructions: string
  /** Answers the person may give before the task ends as `verification_exhausted`: 1 to 10. Default 3. */
  maxAttempts?: number | undefined
  /** The variable *of the server* that holds the provider's key. */
  apiKeyEnv?: string | undefined
  /** Settings of the provider, e.g. the endpoint of Azure. */
  metadata?: Record<string, unknown> | undefined
}

/** What is asked, of whom, and for how long. */
export type CreateTaskOptions<TPayload = object, TResponse = Record<string, unknown>> = {
  /** The question, as a headline: "Approve this $250 refund?" 1 to 10 000 characters. */
  task: string
  /** Describes `payload`, which must fit it. */
  payloadSchema: Schema<unknown, TPayload>
  /** The evidence: what the person needs to decide. A JSON object; sent as it is, not as `payloadSchema` would transform it. */
  payload: NoInfer<TPayload>
  /** Describes the answer: an object. The form is drawn from it, the server checks the answer against it, and it parses what is returned. */
  responseSchema: Schema<TResponse, unknown>
  /** Milliseconds until the task times out: 60 000 (a minute) to 2 592 000 000 (30 days). Sent in whole seconds. */
  timeoutMs: number
  /**
   * What the deadline does. `'time_out'`, the default, ends the task as timed out. `{ response }` completes it with that answer,
   * which must fit `responseSchema`; nobody has then given it, and the task says so.
   */
  onTimeout?: 'time_out' | { response: Record<string, unknown> } | undefined
  /** [Who is asked](https://docs.awaithumans.dev/concepts#who-is-asked). Default: whoever may see the inbox. */
  assignTo?: AssignTo | null | undefined
  /**
   * Milliseconds until whoever is asked is [reminded](https://docs.awaithumans.dev/escalation): 60 000 (a minute) to 2 592 000 000 (30
   * days), of the pool's hours if `assignTo` names a pool. Default: what the pool says, else never.
   */
  remindAfterMs?: number | undefined
  /** Milliseconds, counted likewise, from one reminder to the next, for as long as it is open. Default: what the pool says, else one reminder is all. */
  remindEveryMs?: number | undefined
  /** Milliseconds, counted likewise, until the task is put to `escalateTo` as well. Default: what the pool says, else never. */
  escalateAfterMs?: number | undefined
  /** Who is asked then. Default: what the pool says. */
  escalateTo?: AssignTo | undefined
  /**
   * Channels to tell, as `channel[+identity]:target`, e.g. `slack:#approvals` or `email:ana@example.com`.
   * [Does nothing yet](https://docs.awaithumans.dev/concepts#not-yet).
   */
  notify?: readonly string[] | undefined
  /** A check of the answer by a model, before the task completes. [Refused yet](https://docs.awaithumans.dev/concepts#not-yet). */
  verifier?: VerifierConfig | undefined
  /**
   * [What makes it the same question](https://docs.awaithumans.dev/concepts#idempotency): the same key is the same task, for ever, so that
   * a restarted agent that asks again gets the same answer. At most 512 characters. Default: a hash of `task` and `payload`, so give
   * your own when the same question may have to be asked twice.
   */
  idempotencyKey?: string | undefined
  /** Hides the payload in lists. Default false. */
  redactPayload?: boolean | undefined
  /** Receives a signed POST when the task ends: a [webhook](https://docs.awaithumans.dev/webhooks). */
  callbackUrl?: string | undefined
  /** Context shown to the person as it is, text by text, e.g. a ticket number. Never hidden by `redactPayload`. */
  taskMetadata?: Record<string, string> | undefined
  /** The form opens filled with it. May be incomplete. */
  initialResponse?: Record<string, unknown> | undefined
  /** Erases the answer from the server once `callbackUrl` has received it; then only the callback ever sees it. Default false. */
  redactResponseAfterSubmit?: boolean | undefined
  /** The form, in wire format. Default: that of a `responseSchema` made by `form()`, else one that the server draws from it. */
  formDefinition?: Record<string, unknown> | undefined
}

/** A task that now exists, whether this call created it or an earlier one did. */
export type CreatedTask = {
  /** Of the task, for `tasks.get()` and `tasks.wait()`. */
  id: string
  /** Where a person answers it. */
  url: string
  /** `created`, or where an earlier call has brought it. */
  status: TaskStatus
  /** An earlier call with the same key created it. */
  replayed: boolean
}

/** How a wait ends early. */
export type WaitOptions = {
  /** Ends the wait with {@link WaitAbortedError}. The task stays open, so that it can be waited for again. */
  signal?: AbortSignal | undefined
}

/** Everything `awaitHuman()` takes. */
export type AwaitHumanOptions<TPayload = object, TResponse = Record<string, unknown>> = CreateTaskOptions<TPayload, TResponse> &
  ConnectionOptions &
  WaitOptions & {
    /** Withdraws the task when `signal` ends the wait, so that nobody answers a question that no agent waits for. Default false. */
    cancelOnAbort?: boolean | undefined
    /** Called once, when the task exists and before the wait begins, e.g. to print the link. What it throws ends the call. */
    onTask?: ((task: CreatedTask) => void | Promise<void>) | undefined
    /**
     * Called with each question that people put to the agent while it waits; the text it returns is shown to them as the reply. What
     * an agent has replied to is not asked again after a restart. What it throws ends the call; the task stays open.
     */
    onQuestion?: OnQuestion | undefined
  }
