import { describe, expect, test } from 'vitest'
import { inboxQuery } from '#contract/views.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { actorOf, type Caller } from '#server/domain/caller.ts'
import { claimTask } from './claim-task.ts'
import { claimTogether, completeTogether, releaseTogether } from './do-together.ts'
import { listInbox } from './list-inbox.ts'
import { answer, ask, count, eventsOf, someone } from './test-tasks.ts'

await useTestDatabase()

const [ann, ben] = [await someone('reviewer'), await someone('reviewer')]
const both = { assign_to: { emails: [ann.person.email, ben.person.email] } }

const many = (number: number, more = {}) => Promise.all(Array.from({ length: number }, () => ask({ ...both, ...more })))

async function formKeyOf(id: string): Promise<string> {
  const { tasks } = await listInbox(await someone('operator'), inboxQuery.parse({ tab: 'all', limit: 100 }))
  return tasks.find((row) => row.id === id)?.form_key ?? ''
}

function complete(caller: Caller, ids: string[], sent: { formKey: string; response?: Record<string, unknown> }) {
  return completeTogether(caller, { ids, response: { approved: true }, actor: actorOf(caller, 'dashboard'), language: 'en', ...sent })
}

const problems = (results: Awaited<ReturnType<typeof complete>>) =>
  results.flatMap(({ id, problem }) => (problem ? [[id, problem.error]] : []))

describe('together', () => {
  test('25 tasks are answered, each by itself: its own submission, its own events', async () => {
    const ids = await many(25)
    const results = await complete(ann, ids, { formKey: await formKeyOf(ids[0] ?? '') })
    expect(results).toEqual(ids.map((id) => ({ id, problem: null })))
    for (const id of ids) {
      expect(await count('submissions WHERE task_id = $1', [id])).toBe(1)
      expect((await eventsOf(id)).filter(({ action }) => action === 'completed')).toHaveLength(1)
    }
  })

  test('what stands in the way of one says nothing about the others', async () => {
    const [fine, answered, held, unlike] = [...(await many(3)), await ask({ ...both, response_schema: { type: 'object' } })]
    const strange = await ask({ assign_to: { emails: [ben.person.email, 'other@example.com'] } })
    await answer(ben, answered ?? '')
    await claimTask(ben, held ?? '')
    const ids = [fine, answered, held, unlike, strange, 'nobody-knows-it', 'a\0b'].map((id) => id ?? '')
    const results = await complete(ann, ids, { formKey: await formKeyOf(fine ?? '') })
    expect(results.map(({ id }) => id)).toEqual(ids)
    expect(problems(results)).toEqual([
      [answered, 'TASK_ALREADY_TERMINAL'],
      [held, 'TASK_ALREADY_CLAIMED'],
      [unlike, 'VALIDATION_FAILED'],
      [strange, 'TASK_NOT_FOUND'],
      ['nobody-knows-it', 'TASK_NOT_FOUND'],
      ['a\0b', 'TASK_NOT_FOUND'],
    ])
    expect(results[1]?.problem?.message).toContain(ben.person.displayName)
  })

  test('an answer that does not fit is refused for each, with the fields that are wrong', async () => {
    const ids = await many(2)
    const results = await complete(ann, ids, { formKey: await formKeyOf(ids[0] ?? ''), response: { approved: 'perhaps' } })
    expect(problems(results)).toEqual(ids.map((id) => [id, 'RESPONSE_INVALID']))
    expect(results[0]?.problem?.errors).toEqual([{ path: '/approved', message: expect.any(String) }])
  })

  test('an id that is sent twice is answered once', async () => {
    const [id = ''] = await many(1)
    expect(await complete(ann, [id, id], { formKey: await formKeyOf(id) })).toEqual([{ id, problem: null }])
  })

  test('two people answer the same 20 at once: each task has one answer, and each loser is told of it', async () => {
    const ids = await many(20)
    const formKey = await formKeyOf(ids[0] ?? '')
    const [mine, theirs] = await Promise.all([complete(ann, ids, { formKey }), complete(ben, ids.toReversed(), { formKey })])
    const lost = [...problems(mine), ...problems(theirs)]
    expect(lost.map(([id]) => id).toSorted()).toEqual(ids.toSorted())
    expect(new Set(lost.map(([, error]) => error))).toEqual(new Set(['TASK_ALREADY_TERMINAL']))
    for (const id of ids) expect((await eventsOf(id)).filter(({ action }) => action === 'completed')).toHaveLength(1)
  })

  test('claimed and released', async () => {
    const ids = await many(3)
    await claimTask(ben, ids[1] ?? '')
    expect(problems(await claimTogether(ann, ids))).toEqual([[ids[1], 'TASK_ALREADY_CLAIMED']])
    expect(problems(await releaseTogether(ann, ids))).toEqual([[ids[1], 'TASK_NOT_HELD']])
    expect(problems(await claimTogether(ben, ids))).toEqual([[ids[1], 'TASK_ALREADY_CLAIMED']])
  })
})
