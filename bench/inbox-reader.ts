import { inboxQuery } from '#contract/views.ts'
import { listTasksQuery } from '#contract/task.ts'
import { countInbox, listInbox } from '#server/tasks/list-inbox.ts'
import { listTasks } from '#server/tasks/list-tasks.ts'
import { CROWD } from './seed-tasks.ts'

/** A process that reads pages of one database, one at a time, as it is told, and says how long each took. */
const person = (id: string) => ({ id, email: `${id}@example.com`, displayName: id })
const operator = { kind: 'operator' as const, person: person(CROWD.operatorId) }
const reviewer = { kind: 'reviewer' as const, person: person(CROWD.reviewerId) }
const page = (input: Record<string, unknown>) => inboxQuery.parse(input)

const PAGES: Record<string, () => Promise<unknown>> = {
  'operator, mine': () => listInbox(operator, page({ tab: 'mine' })),
  'operator, open': () => listInbox(operator, page({ tab: 'open' })),
  'operator, all': () => listInbox(operator, page({ tab: 'all' })),
  'operator, done': () => listInbox(operator, page({ tab: 'done' })),
  'operator, search': () => listInbox(operator, page({ tab: 'all', q: 'order A-4949' })),
  'operator, counts': () => countInbox(operator),
  'reviewer, open': () => listInbox(reviewer, page({ tab: 'open' })),
  'reviewer, done': () => listInbox(reviewer, page({ tab: 'done' })),
  'reviewer, counts': () => countInbox(reviewer),
  'GET /api/tasks': () => listTasks(operator, listTasksQuery.parse({})),
  'GET /api/tasks?status': () => listTasks(operator, listTasksQuery.parse({ status: 'created' })),
}

process.on('message', (name: string) => {
  const asked = performance.now()
  void PAGES[name]?.().then(() => process.send?.(performance.now() - asked))
})
process.once('disconnect', () => process.exit(0))
