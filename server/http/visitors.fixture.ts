import { createApiKey, findApiKey } from '#server/auth/api-keys.ts'
import { signEmbedToken } from '#server/auth/embed-tokens.ts'
import { createServiceKey } from '#server/auth/service-keys.ts'
import { readSession } from '#server/auth/session.ts'
import { cookieFor, setUser } from '#server/auth/signed-in.fixture.ts'
import type { Caller } from '#server/domain/caller.ts'
import { SCOPES } from '#server/domain/permissions.ts'
import { env } from '#server/env.ts'
import { AGENT, ask, someone } from '#server/tasks/test-tasks.ts'
import { TOKEN } from './test-http.ts'

/** Besides callers: who has a key that only signs embed tokens, or such a token, of this task or of another. */
type Less = 'service' | 'embed' | 'embed of another'

type Headers = Record<string, string>
export type Visitor = { name: string; caller: Caller | null; less?: Less; asked: boolean; headers: (id: string) => Promise<Headers> }

async function signedIn(name: string, person: { id: string }, asked = false): Promise<Visitor> {
  const headers = { authorization: '', cookie: await cookieFor(person.id), 'sec-fetch-site': 'same-origin' }
  return { name, caller: await readSession(headers.cookie), asked, headers: async () => headers }
}

async function withKey(name: string, scopes: readonly string[]): Promise<Visitor> {
  const { key } = await createApiKey(AGENT, { name, scopes })
  return { name, caller: await findApiKey(key), asked: false, headers: async () => ({ authorization: `Bearer ${key}` }) }
}

async function deactivated(): Promise<Visitor> {
  const { person } = await someone('operator')
  await setUser(person.id, 'active = false')
  return signedIn('a deactivated operator', person)
}

async function withServiceKey(): Promise<Visitor> {
  const { key } = await createServiceKey(AGENT, { name: 'shop' })
  const headers = async () => ({ authorization: `Bearer ${key}` })
  return { name: 'a service key', caller: null, less: 'service', asked: false, headers }
}

function withToken(name: string, less: Less, taskOf: (id: string) => Promise<string>): Visitor {
  const headers = async (id: string) => {
    const wanted = { taskId: await taskOf(id), sub: null, parentOrigin: 'https://app.example.com', ttlSeconds: 60 }
    return { authorization: `Bearer ${(await signEmbedToken(wanted)).token}` }
  }
  return { name, caller: null, less, asked: false, headers }
}

/** Every kind of caller there is. `asked` is the reviewer whom the tasks of the test ask. */
export async function everyVisitor(asked: { person: { id: string } }): Promise<Visitor[]> {
  Object.assign(env(), { AWAITHUMANS_EMBED_SIGNING_SECRET: 'a secret that signs the frames of these tests' })
  const visitors = [
    { name: 'nobody', caller: null, asked: false, headers: async () => ({ authorization: '' }) },
    { name: 'the admin token', caller: AGENT, asked: false, headers: async () => ({ authorization: `Bearer ${TOKEN}` }) },
    await signedIn('an operator', (await someone('operator')).person),
    await signedIn('a reviewer who is asked', asked.person, true),
    await signedIn('a reviewer who is not asked', (await someone('reviewer')).person),
    await withKey('a key with every scope', SCOPES),
    await deactivated(),
    await withServiceKey(),
    withToken('an embed token of this task', 'embed', async (id) => id),
    withToken('an embed token of another task', 'embed of another', () => ask()),
  ]
  for (const scope of SCOPES)
    visitors.push(
      await withKey(
        `a key without ${scope}`,
        SCOPES.filter((other) => other !== scope),
      ),
    )
  return visitors
}
