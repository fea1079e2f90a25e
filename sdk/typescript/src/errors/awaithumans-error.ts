const DOCS_BASE = 'https://docs.awaithumans.dev'

/** What is known about a failure beyond its text. Every member is absent when unknown. */
export type AwaitHumansErrorDetails = {
  /** HTTP status of the answer that caused the error. */
  status?: number | undefined
  /** The task concerned; with it the wait can be taken up again. */
  taskId?: string | undefined
  /** HTTP errors: requests sent. {@link VerificationExhaustedError}: answers the verifier refused. */
  attempts?: number | undefined
  /** The server's `X-Request-Id`, to be quoted when asking for help. */
  requestId?: string | undefined
  cause?: unknown
  /** Replaces the standard advice. */
  hint?: string | undefined
}

type Definition = { name: string; code: string; page: string; headline: string; hint: string }

/**
 * Every error of this package. `message` holds what happened, what to do about it and where to read more; `code` never
 * changes between versions and is the same in every language.
 */
export class AwaitHumansError extends Error {
  /** What went wrong, as one word to compare with: `TIMEOUT_EXCEEDED`. */
  readonly code: string
  /** The page that says what to do. */
  readonly docsUrl: string
  /** What to do about it, in a sentence or two. */
  readonly hint: string
  // Declared only: an undefined member would be printed with every error.
  /** HTTP status of the answer that caused the error, if any. */
  declare readonly status?: number
  /** The task concerned; with it the wait can be taken up again. */
  declare readonly taskId?: string
  /** HTTP errors: requests sent. {@link VerificationExhaustedError}: answers the verifier refused. */
  declare readonly attempts?: number
  /** The server's `X-Request-Id`, to be quoted when asking for help. */
  declare readonly requestId?: string
  readonly #headline: string

  constructor({ name, code, page, headline, hint }: Definition) {
    super()
    this.code = code
    this.hint = hint
    this.docsUrl = DOCS_BASE + page
    this.#headline = headline
    // The name is written out because minifiers rename classes, and hidden like `message` so that nothing is printed twice.
    hide(this, { name, message: this.#text(hint) })
  }

  /** Adds what is known about the circumstances. @internal */
  with({ cause, hint, ...details }: AwaitHumansErrorDetails): this {
    if (cause !== undefined) hide(this, { cause })
    if (hint !== undefined) {
      hide(this, { message: this.#text(hint) })
      Object.assign(this, { hint })
    }
    const known = Object.entries(details).filter(([, value]) => value !== undefined)
    return Object.assign(this, Object.fromEntries(known))
  }

  #text(hint: string): string {
    return `${this.#headline}\n\n${hint}\n\nDocs: ${this.docsUrl}`
  }
}

function hide(error: Error, members: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(members)) Object.defineProperty(error, key, { value, configurable: true, writable: true })
}
