/**
 * For the receiver of [webhooks](https://docs.awaithumans.dev/webhooks): whether a request to your `callbackUrl` came from your server, and what it says.
 *
 * @packageDocumentation
 */
export { verifyWebhook, type VerifyWebhookOptions, type WebhookEvent } from './webhooks/verify-webhook.ts'
export { signWebhook, type SignWebhookOptions } from './webhooks/sign-webhook.ts'
export type { WebhookHeaders } from './webhooks/read-request.ts'
export { WebhookVerificationError, type WebhookFault } from './errors/webhook-errors.ts'
