import type { z } from 'zod'
import type { systemStatus } from '#contract/system.ts'
import type { Caller } from '#server/domain/caller.ts'
import { assertMay } from '#server/domain/permissions.ts'
import { type Env, env } from '#server/env.ts'
import { VERSION } from '#server/version.ts'

function slackMode(settings: Env): z.infer<typeof systemStatus>['slack_mode'] {
  if (settings.AWAITHUMANS_SLACK_BOT_TOKEN) return 'single-workspace'
  return settings.AWAITHUMANS_SLACK_CLIENT_ID && settings.AWAITHUMANS_SLACK_CLIENT_SECRET ? 'multi-workspace' : 'off'
}

/** How the server is set up, without the name or value of any secret. */
export function readSystemStatus(caller: Caller): z.infer<typeof systemStatus> {
  assertMay(caller, 'system:read')
  const settings = env()
  return {
    version: VERSION,
    environment: settings.AWAITHUMANS_ENVIRONMENT,
    public_url: settings.publicUrl,
    auth_enabled: true,
    payload_encryption_enabled: false,
    admin_token_enabled: settings.AWAITHUMANS_ADMIN_API_TOKEN !== undefined,
    slack_mode: slackMode(settings),
    email_transport: settings.AWAITHUMANS_EMAIL_TRANSPORT ?? null,
    email_from: settings.AWAITHUMANS_EMAIL_FROM ?? null,
  }
}
