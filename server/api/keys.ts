import { z } from 'zod'
import { scopeDescription } from '#contract/desk.ts'
import { apiKeyResponse, createApiKeyRequest, createdApiKeyResponse } from '#contract/keys.ts'
import { createApiKey } from '#server/auth/api-keys.ts'
import { listKeys, listScopes } from '#server/auth/list-keys.ts'
import { revokeKey } from '#server/auth/revoke-key.ts'
import { createServiceKey } from '#server/auth/service-keys.ts'
import { procedure, type Rest, router } from './init.ts'

const PATH = '/api/admin/api-keys'

const rest = (method: Rest['method'], path: Rest['path'], more: Omit<Rest, 'method' | 'path' | 'tag'>) => ({
  rest: { method, path, tag: 'api-keys', ...more },
})

export const keys = router({
  list: procedure
    .meta(rest('GET', PATH, { status: 200, summary: 'List API keys, newest first', errors: ['FORBIDDEN'] }))
    .output(z.array(apiKeyResponse))
    .query(({ ctx }) => listKeys(ctx.caller)),

  /** For the page alone: what there is to choose from. */
  scopes: procedure.output(z.array(scopeDescription)).query(({ ctx }) => listScopes(ctx.caller)),

  create: procedure
    .meta(
      rest('POST', PATH, {
        status: 201,
        summary: 'Make an API key; the answer shows it this once',
        body: 'CreateApiKeyRequest',
        errors: ['FORBIDDEN'],
      }),
    )
    .input(createApiKeyRequest)
    .output(createdApiKeyResponse)
    .mutation(({ ctx, input: { kind, expires_at, ...wanted } }) => {
      const create = kind === 'service' ? createServiceKey : createApiKey
      return create(ctx.caller, { ...wanted, expiresAt: expires_at ? new Date(expires_at) : null })
    }),

  revoke: procedure
    .meta(rest('DELETE', `${PATH}/{key_id}`, { status: 204, summary: 'Revoke an API key', errors: ['API_KEY_NOT_FOUND', 'FORBIDDEN'] }))
    .input(z.object({ key_id: z.string().describe('The key’s id, not the key.') }))
    .output(z.void())
    .mutation(({ ctx, input }) => revokeKey(ctx.caller, input.key_id)),
})
