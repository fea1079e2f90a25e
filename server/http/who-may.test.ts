import { afterAll, describe, expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { newId } from '#server/domain/ids.ts'
import { may, type Permission } from '#server/domain/permissions.ts'
import { ask, question, someone } from '#server/tasks/test-tasks.ts'
import { ROUTES } from './routes.ts'
import { startApi } from './test-http.ts'
import { everyVisitor, type Visitor } from './visitors.fixture.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

/** What a route needs, and a request that nothing but permission could stop. `embedded`: also for the task's own embed token. */
type Row = { needs: Permission | 'service key' | null; query?: string; body?: () => object; tokens?: 400; embedded?: true }

const empty = () => ({})

/** Every route. What it needs is written here a second time on purpose: a use-case that asks for another permission is found. */
const TABLE: Record<string, Row> = {
  'tasks.create': { needs: 'task:create', body: () => question() },
  'tasks.list': { needs: 'task:list' },
  'tasks.get': { needs: 'task:read', embedded: true },
  'tasks.poll': { needs: 'task:read', query: '?timeout=1' },
  'tasks.audit': { needs: 'task:read' },
  'tasks.complete': { needs: 'task:complete', body: () => ({ response: { approved: true } }), embedded: true },
  // A token is nobody: it is told so before it is asked what it may.
  'tasks.claim': { needs: 'task:claim', tokens: 400 },
  'tasks.release': { needs: 'task:release' },
  'tasks.reassign': { needs: 'task:reassign', body: () => ({ assign_to: { email: 'other@example.com' } }) },
  'tasks.decline': { needs: 'task:decline', body: () => ({ reason: 'not mine' }) },
  'tasks.extend': { needs: 'task:extend', body: () => ({ timeout_seconds: 3_600 }) },
  'tasks.cancel': { needs: 'task:cancel' },
  'tasks.delete': { needs: 'task:delete' },
  'comments.list': { needs: 'task:read' },
  'comments.create': { needs: 'task:comment', body: () => ({ body: 'Hello' }) },
  'deliveries.list': { needs: 'delivery:read' },
  'deliveries.get': { needs: 'delivery:read' },
  'deliveries.redeliver': { needs: 'delivery:redeliver' },
  'deliveries.redeliverFailed': { needs: 'delivery:redeliver', body: () => ({ failed_since: new Date().toISOString() }) },
  'deliveries.secrets': { needs: 'webhook-secret:read' },
  'people.list': { needs: 'person:read' },
  'people.create': { needs: 'person:write', body: empty },
  'people.get': { needs: 'person:read' },
  'people.update': { needs: 'person:write', body: empty },
  'people.delete': { needs: 'person:write' },
  'people.setPassword': { needs: 'person:write', body: () => ({ password: 'correct horse' }) },
  'people.clearPassword': { needs: 'person:write' },
  'moves.handOver': { needs: 'task:hand-over', body: empty },
  'people.setAvailability': { needs: 'person:write', body: empty },
  'people.invite': { needs: 'person:write' },
  'people.revokeInvite': { needs: 'person:write' },
  'people.acceptInvite': { needs: null, body: () => ({ token: 'x', password: 'correct horse' }) },
  'pools.list': { needs: 'pool:read' },
  'pools.create': { needs: 'pool:write', body: () => ({ name: newId() }) },
  'pools.get': { needs: 'pool:read' },
  'pools.update': { needs: 'pool:write', body: empty },
  'pools.delete': { needs: 'pool:write' },
  'pools.addMember': { needs: 'pool:write', body: () => ({ user_id: 'nope' }) },
  'pools.removeMember': { needs: 'pool:write' },
  'roles.list': { needs: 'pool:read' },
  'roles.create': { needs: 'pool:write', body: () => ({ name: newId() }) },
  'roles.get': { needs: 'pool:read' },
  'roles.update': { needs: 'pool:write', body: empty },
  'roles.delete': { needs: 'pool:write' },
  'levels.list': { needs: 'pool:read' },
  'levels.create': { needs: 'pool:write', body: () => ({ name: newId() }) },
  'levels.order': { needs: 'pool:write', body: () => ({ names: [] }) },
  'levels.rename': { needs: 'pool:write', body: () => ({ new_name: newId() }) },
  'levels.delete': { needs: 'pool:write' },
  'keys.list': { needs: 'key:read' },
  'keys.create': { needs: 'key:write', body: () => ({ name: 'k', scopes: ['tasks:read'] }) },
  'keys.revoke': { needs: 'key:write' },
  'audit.list': { needs: 'audit:read' },
  'notices.list': { needs: 'job:read' },
  'notices.retry': { needs: 'job:retry' },
  'notices.retryAll': { needs: 'job:retry' },
  'jobs.list': { needs: 'job:read' },
  'jobs.retry': { needs: 'job:retry' },
  'jobs.retryFailed': { needs: 'job:retry' },
  'routing.explain': { needs: 'routing:explain', body: empty },
  'embed.mint': { needs: 'service key', body: empty },
  'stats.tasks': { needs: 'stats:read' },
  'stats.analytics': { needs: 'stats:read' },
  'system.status': { needs: 'system:read' },
  'system.health': { needs: null },
  'system.ready': { needs: null },
  'system.version': { needs: null },
  'setup.status': { needs: null },
  'setup.operator': { needs: null, body: () => ({ token: 'x', email: 'x@example.com', password: 'correct horse' }) },
}

const asked = await someone('reviewer')
const visitors = await everyVisitor(asked)

/** `hidden`: as if there were no such task. */
type Outcome = 'let in' | 'hidden' | 400 | 401 | 403

function expected({ needs, tokens, embedded }: Row, { caller, less, asked }: Visitor, isAboutOne: boolean): Outcome {
  if (needs === null) return 'let in'
  if (needs === 'service key') return less === 'service' ? 'let in' : 401
  if (less) return embedded && less === 'embed' ? 'let in' : 403
  if (!caller) return 401
  if (caller.kind === 'reviewer' && !asked && needs.startsWith('task:') && isAboutOne) return 'hidden'
  if (tokens && (caller.kind === 'admin' || caller.kind === 'key')) return tokens
  return may(caller, needs, asked) ? 'let in' : 403
}

/** Anything that comes after permission counts as in: there is no such person, the task was not held, and so on. */
async function outcome(path: string, { query = '', body }: Row, { headers }: Visitor): Promise<Outcome> {
  const route = ROUTES.find((each) => each.path === path)
  if (!route) throw new Error(`${path} is no route`)
  const id = /^(tasks|comments)\./.test(path) ? await ask({ assign_to: { emails: [asked.person.email, 'other@example.com'] } }) : 'nope'
  const address = route.rest.path.replaceAll(/\{\w+\}/g, id) + query
  // A browser's cookie counts where no token is sent, so the header has to be absent.
  const { authorization, ...others } = await headers(id)
  const answered = await fetch(api.url + address, {
    method: route.rest.method,
    headers: { ...others, ...(authorization && { authorization }), ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body()) }),
  })
  if (answered.status === 404 && (await answered.text()).includes('TASK_NOT_FOUND')) return 'hidden'
  if (!answered.bodyUsed) await answered.body?.cancel()
  return answered.status === 401 || answered.status === 403 || answered.status === 400 ? answered.status : 'let in'
}

test('every route is in the table, and nothing else', () => {
  expect(Object.keys(TABLE).sort()).toEqual(ROUTES.map(({ path }) => path).sort())
})

test('only what needs no permission is open', () => {
  for (const { path, open } of ROUTES) expect({ path, open }).toEqual({ path, open: TABLE[path]?.needs === null })
})

describe('who may', () => {
  test.each(Object.entries(TABLE))('%s', async (path, row) => {
    const isAboutOne = ROUTES.some((each) => each.path === path && each.rest.path.startsWith('/api/tasks/{'))
    const seen = await Promise.all(visitors.map(async (visitor) => [visitor.name, await outcome(path, row, visitor)] as const))
    expect(Object.fromEntries(seen)).toEqual(
      Object.fromEntries(visitors.map((visitor) => [visitor.name, expected(row, visitor, isAboutOne)])),
    )
  })
})
