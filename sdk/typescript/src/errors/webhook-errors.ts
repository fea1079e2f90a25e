import { AwaitHumansError } from './awaithumans-error.ts'

/** What was wrong: the caller's own `secret`, or the request's `headers`, `timestamp`, `signature` or `body`. */
export type WebhookFault = 'secret' | 'headers' | 'timestamp' | 'signature' | 'body'

/** `WEBHOOK_INVALID`: a request is not a webhook of your server, or it cannot be told. Answer it with 400 and do nothing else. */
export class WebhookVerificationError extends AwaitHumansError {
  constructor(
    /** What was wrong. */
    readonly fault: WebhookFault,
    headline: string,
    hint: string,
  ) {
    super({
      name: 'WebhookVerificationError',
      code: 'WEBHOOK_INVALID',
      page: '/troubleshooting#webhook-invalid',
      headline,
      hint,
    })
  }
}
