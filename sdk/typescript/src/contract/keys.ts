import { z } from 'zod'
import { plainText } from './lax.ts'
import { MAX_KEY_NAME_LENGTH } from './limits.ts'

/** API keys as operators manage them. All of it is ours: the published API makes its keys on the command line. */
const timestamp = z.string().meta({ format: 'date-time' })

/** `agent` keys do what their scopes say; `service` keys sign embed tokens, and nothing else. */
const kind = z.enum(['agent', 'service'])

const apiKey = z.object({
  id: z.string(),
  name: z.string().describe('What it is for.'),
  prefix: z.string().describe('How the key begins, to tell it by.'),
  scopes: z.array(z.string()).describe('What it may do, like `tasks:write`. Of a service key: none.'),
  created_at: timestamp,
  last_used_at: timestamp.nullable().describe('To about a minute.'),
  expires_at: timestamp.nullable().describe('When it ends by itself; null: never.'),
  revoked_at: timestamp.nullable().describe('When an operator ended it.'),
  kind: kind.describe('`agent` for an agent, with scopes; `service` for signing embed tokens, without.'),
})

export const apiKeyResponse = apiKey.meta({ id: 'ApiKeyResponse' })

export const createdApiKeyResponse = apiKey
  .extend({ key: z.string().describe('The key, this once: only its hash is kept.') })
  .meta({ id: 'CreatedApiKeyResponse' })

export const createApiKeyRequest = z
  .object({
    name: plainText.trim().min(1).max(MAX_KEY_NAME_LENGTH).describe('What it is for.'),
    kind: kind.default('agent').describe('`agent` for an agent, with scopes; `service` for signing embed tokens, without.'),
    scopes: z.array(plainText).default([]).describe('What an agent’s key may do, like `tasks:write`: one at least.'),
    expires_at: z.iso
      .datetime({ offset: true, error: 'must be a time in ISO 8601 with its zone, like 2027-01-31T00:00:00Z', abort: true })
      .refine((text) => !Number.isNaN(Date.parse(text)), 'is not a date that exists')
      .nullish()
      .describe('When it ends by itself; never, if left out.'),
  })
  .meta({ id: 'CreateApiKeyRequest' })

export type ApiKeyResponse = z.infer<typeof apiKeyResponse>
export type CreatedApiKeyResponse = z.infer<typeof createdApiKeyResponse>
