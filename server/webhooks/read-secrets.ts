import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { webhookSecrets } from './sign.ts'

/** For an operator, to give to whoever runs a receiver. */
export function readWebhookSecrets(caller: Caller): { secrets: string[] } {
  assertMay(caller, 'webhook-secret:read')
  return { secrets: [...webhookSecrets()] }
}
