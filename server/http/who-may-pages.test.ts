import { afterAll, describe, expect, test } from 'vitest'
import { appRouter } from '#server/api/root.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { ask, someone } from '#server/tasks/test-tasks.ts'
import { startApi } from './test-http.ts'
import { everyVisitor, type Visitor } from './visitors.fixture.ts'

await useTestDatabase()
const api = await startApi()
afterAll(() => api[Symbol.asyncDispose]())

const asked = await someone('reviewer')
const visitors = await everyVisitor(asked)

/** What a caller is told instead of being let in. */
const REFUSED = /"error":"(UNAUTHENTICATED|FORBIDDEN|TASK_NOT_FOUND|CLAIM_NEEDS_A_PERSON|USER_NOT_FOUND)"/

/** For whom a procedure is; who is left out is let in. Nobody, whoever is deactivated, and keys and tokens of embedding never are. */
type Rule = { admin?: string; key?: string; asked?: string; stranger?: string }

const OPERATORS: Rule = { asked: 'FORBIDDEN', stranger: 'FORBIDDEN' }
const PEOPLE: Rule = { admin: 'FORBIDDEN', key: 'FORBIDDEN' }
const HIDDEN = { stranger: 'TASK_NOT_FOUND' }

/** Every procedure that only pages call: the others are routes, and in who-may.test.ts. */
const TABLE: Record<string, Rule | 'embedded'> = {
  'audit.words': OPERATORS,
  'desk.needs': OPERATORS,
  'desk.unasked': OPERATORS,
  'desk.status': OPERATORS,
  'desk.queue': OPERATORS,
  'desk.deliveries': OPERATORS,
  'desk.delivery': OPERATORS,
  'keys.scopes': { ...OPERATORS, key: 'FORBIDDEN' },
  'peoplePages.list': OPERATORS,
  'peoplePages.directory': OPERATORS,
  'peoplePages.person': { ...OPERATORS, admin: 'USER_NOT_FOUND', key: 'USER_NOT_FOUND' },
  'peoplePages.edit': { ...OPERATORS, admin: 'USER_NOT_FOUND', key: 'USER_NOT_FOUND' },
  'routing.names': OPERATORS,
  'dashboard.firstRun': OPERATORS,
  'peoplePages.account': PEOPLE,
  'peoplePages.setOwnAvailability': { admin: 'USER_NOT_FOUND', key: 'USER_NOT_FOUND' },
  'peoplePages.changeOwnPassword': PEOPLE,
  'dashboard.viewer': PEOPLE,
  'inbox.views': PEOPLE,
  'inbox.saveView': PEOPLE,
  'inbox.renameView': PEOPLE,
  'inbox.deleteView': PEOPLE,
  'inbox.leave': PEOPLE,
  'inbox.around': { ...PEOPLE, ...HIDDEN },
  'inbox.here': { ...PEOPLE, ...HIDDEN },
  'inbox.claim': { admin: 'CLAIM_NEEDS_A_PERSON', key: 'CLAIM_NEEDS_A_PERSON', ...HIDDEN },
  'inbox.release': { ...PEOPLE, ...HIDDEN },
  'inbox.complete': HIDDEN,
  'moves.assignees': HIDDEN,
  'dashboard.task': HIDDEN,
  // Lists show each what they may see.
  'dashboard.inbox': {},
  'dashboard.counts': {},
  'inbox.filterOptions': {},
  'embed.task': 'embedded',
}

type Procedure = { _def: { type: string; meta?: { rest?: unknown } } }
const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>

function columnOf({ caller, asked }: Visitor): keyof Rule | 'operator' | null {
  if (!caller) return null
  return caller.kind === 'reviewer' ? (asked ? 'asked' : 'stranger') : caller.kind
}

function expected(rule: Rule | 'embedded', visitor: Visitor): string {
  if (rule === 'embedded' && visitor.less === 'embed') return 'let in'
  if (visitor.less) return 'FORBIDDEN'
  const column = columnOf(visitor)
  if (column === null) return 'UNAUTHENTICATED'
  if (rule === 'embedded') return 'FORBIDDEN'
  return (column === 'operator' ? undefined : rule[column]) ?? 'let in'
}

/** Enough for every input: what a procedure does not ask for it does not read. */
function inputFor(id: string) {
  const task = { id, task_id: id, taskId: id, ids: [id], form_key: 'x', response: {} }
  return { ...task, window: 'w'.repeat(20), name: 'Mine', query: '', user_id: 'nope', current: 'not this', password: 'correct horse' }
}

async function outcome(path: string, { headers }: Visitor): Promise<string> {
  const id = await ask({ assign_to: { emails: [asked.person.email, 'other@example.com'] } })
  const { authorization, ...others } = await headers(id)
  const json = JSON.stringify(inputFor(id))
  const isQuery = procedures[path]?._def.type === 'query'
  const answered = await fetch(`${api.url}/api/trpc/${path}${isQuery ? `?input=${encodeURIComponent(json)}` : ''}`, {
    headers: { ...others, ...(authorization && { authorization }), 'content-type': 'application/json' },
    ...(!isQuery && { method: 'POST', body: json }),
  })
  const text = await answered.text()
  // Permission is asked after the input has been read, so the input has to be whole.
  expect(text, path).not.toContain('Field required')
  return REFUSED.exec(text)?.[1] ?? 'let in'
}

test('every procedure of the pages is in the table', () => {
  // The one subscription answers as a stream, and has its own tests (stream.test.ts).
  const pages = Object.entries(procedures).filter(([, { _def }]) => !_def.meta?.rest && _def.type !== 'subscription')
  expect(pages.map(([path]) => path).sort()).toEqual(Object.keys(TABLE).sort())
})

describe('who may, from the pages', () => {
  const whole = visitors.filter(({ name }) => !name.startsWith('a key without'))
  test.each(Object.entries(TABLE))('%s', async (path, rule) => {
    const seen = await Promise.all(whole.map(async (visitor) => [visitor.name, await outcome(path, visitor)] as const))
    // There is no person "nope", which only those hear who may look.
    const told = seen.map(([name, what]) => [name, path.startsWith('peoplePages.') && what === 'USER_NOT_FOUND' ? 'let in' : what])
    const wanted = whole.map((visitor) => [visitor.name, expected(rule, visitor).replace('USER_NOT_FOUND', 'let in')])
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(wanted))
  })
})
