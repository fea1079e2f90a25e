import { z } from 'zod'
import { plainText } from './lax.ts'
import { PASSWORD_LENGTH } from './limits.ts'

/** Set-up, health and status (server §1.7). */
export const healthResponse = z.object({ status: z.literal('ok'), version: z.string() }).meta({ id: 'HealthResponse' })

const check = z.string().describe('`ok`, or what is wrong.')

export const readyResponse = z
  .object({
    status: z.literal('ready'),
    checks: z.object({ database: check, migrations: check, sweep: check, jobs: check }),
  })
  .meta({ id: 'ReadyResponse' })

export const versionResponse = z.object({ name: z.literal('awaithumans'), version: z.string() }).meta({ id: 'VersionResponse' })

export const systemStatus = z
  .object({
    version: z.string(),
    environment: z.string(),
    public_url: z.string(),
    auth_enabled: z.literal(true),
    payload_encryption_enabled: z.boolean(),
    admin_token_enabled: z.boolean(),
    slack_mode: z.enum(['off', 'single-workspace', 'multi-workspace']),
    email_transport: z.string().nullable(),
    email_from: z.string().nullable(),
  })
  .meta({ id: 'SystemStatus' })

export const setupStatusResponse = z.object({ needs_setup: z.boolean(), token_active: z.boolean() }).meta({ id: 'SetupStatusResponse' })

export const password = z.string().min(PASSWORD_LENGTH.min).max(PASSWORD_LENGTH.max)

export const createOperatorRequest = z
  .object({
    token: z.string().min(1).describe('From the set-up link that the server prints.'),
    email: z.string().trim().pipe(z.email().max(320)),
    password,
    display_name: plainText.trim().max(200).nullish(),
  })
  .meta({ id: 'CreateOperatorRequest' })

export const createOperatorResponse = z.object({ user_id: z.string(), email: z.string() }).meta({ id: 'CreateOperatorResponse' })
