import { parseArgs } from 'node:util'
import { attachDatabase } from '#scripts/launcher/attach.ts'
import { createApiKey } from '#server/auth/api-keys.ts'
import { createServiceKey } from '#server/auth/service-keys.ts'
import { disconnect } from '#server/db/client.ts'
import { SCOPES } from '#server/domain/permissions.ts'

const DAY = 24 * 60 * 60 * 1000

const USAGE = `Makes a key for an agent, or for a service that signs embed tokens, and prints it, once.

  npm run keys:create -- --name billing-agent --scopes tasks:write,tasks:read [--expires-in-days 90]
  npm run keys:create -- --service --name shop [--expires-in-days 90]

Scopes: ${SCOPES.join(', ')}
`

function readArguments() {
  const { values } = parseArgs({
    options: { name: { type: 'string' }, scopes: { type: 'string' }, service: { type: 'boolean' }, 'expires-in-days': { type: 'string' } },
  })
  const days = values['expires-in-days']
  if (days !== undefined && !(Number(days) > 0)) throw new Error('--expires-in-days takes a number above 0.')
  return {
    service: values.service ?? false,
    name: values.name ?? '',
    scopes: (values.scopes ?? '').split(',').flatMap((scope) => scope.trim() || []),
    expiresAt: days === undefined ? null : new Date(Date.now() + Number(days) * DAY),
  }
}

async function createKey(): Promise<void> {
  const { service, ...wanted } = readArguments()
  const { release } = await attachDatabase()
  try {
    const { key } = await (service ? createServiceKey : createApiKey)({ kind: 'admin' }, wanted)
    const what = service ? 'sign embed tokens' : `use ${wanted.scopes.join(', ')}`
    const until = wanted.expiresAt ? `until ${wanted.expiresAt.toISOString()}` : 'until it is revoked'
    process.stdout.write(`${key}\n\n"${wanted.name}" may ${what} ${until}.\nKeep it now: it is not shown again.\n`)
  } finally {
    await disconnect()
    await release()
  }
}

createKey().catch((error: Error) => {
  process.stderr.write(`${error.message}\n\n${USAGE}`)
  process.exitCode = 1
})
