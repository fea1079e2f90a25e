import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { AGENT, ask, count, someone } from '#server/tasks/test-tasks.ts'
import { watchTasks } from '#server/tasks/watch-tasks.ts'
import { hub } from '#server/waiters/hub.ts'
import { beHere, leave, whoIsAround } from './presence.ts'

await useTestDatabase()
beforeAll(() => hub().start())
afterAll(() => hub().stop())

const [ann, ben] = [await someone('operator'), await someone('reviewer')]
const theirs = () => ask({ assign_to: { emails: [ann.person.email, ben.person.email] } })
const named = ({ person }: typeof ann | typeof ben) => ({ user_id: person.id, name: person.displayName })

/** As if so much time had passed since they said that they are here. */
const age = (window: string, interval: string) =>
  pool().query(`UPDATE presences SET seen_at = now() - $2::interval WHERE window_id = $1`, [window, interval])

describe('presence', () => {
  test('two people in one task see each other, and not themselves, until one leaves', async () => {
    const taskId = await theirs()
    expect((await beHere(ann, { taskId, window: 'window-of-ann' })).here).toEqual([])
    expect((await beHere(ben, { taskId, window: 'window-of-ben' })).here).toEqual([named(ann)])
    await beHere(ben, { taskId, window: 'another-of-ben' })
    expect((await whoIsAround(ann, taskId)).here).toEqual([named(ben)])
    await leave(ben, 'window-of-ben')
    expect((await whoIsAround(ann, taskId)).here).toEqual([named(ben)])
    await leave(ben, 'another-of-ben')
    expect((await whoIsAround(ann, taskId)).here).toEqual([])
  })

  test('a window is in one task at a time, and nobody closes another’s', async () => {
    const [first, second] = [await theirs(), await theirs()]
    await beHere(ben, { taskId: first, window: 'wandering-window' })
    await beHere(ben, { taskId: second, window: 'wandering-window' })
    expect((await whoIsAround(ann, first)).here).toEqual([])
    await leave(ann, 'wandering-window')
    expect((await whoIsAround(ann, second)).here).toEqual([named(ben)])
  })

  test('a window that says nothing is gone after 25 seconds, and its row is swept later', async () => {
    const taskId = await theirs()
    await beHere(ben, { taskId, window: 'silent-window' })
    await age('silent-window', '24 seconds')
    expect((await whoIsAround(ann, taskId)).here).toEqual([named(ben)])
    await age('silent-window', '26 seconds')
    expect((await whoIsAround(ann, taskId)).here).toEqual([])
    await age('silent-window', '6 minutes')
    await beHere(ann, { taskId, window: 'sweeping-window' })
    expect(await count(`presences WHERE window_id = 'silent-window'`)).toBe(0)
  })

  test('who has seen a task is one row a person, written at most once a minute', async () => {
    const taskId = await theirs()
    await beHere(ben, { taskId, window: 'reading-window' })
    const [before] = (await whoIsAround(ann, taskId)).seen
    const { rows } = await pool().query('SELECT xmin::text FROM task_views WHERE task_id = $1', [taskId])
    await beHere(ben, { taskId, window: 'reading-window' })
    expect((await pool().query('SELECT xmin::text FROM task_views WHERE task_id = $1', [taskId])).rows).toEqual(rows)
    await pool().query(
      `UPDATE task_views SET last_at = last_at - interval '2 minutes', first_at = first_at - interval '2 minutes' WHERE task_id = $1`,
      [taskId],
    )
    await beHere(ben, { taskId, window: 'reading-window' })
    const [after] = (await whoIsAround(ann, taskId)).seen
    expect(after).toMatchObject(named(ben))
    expect(new Date(after?.first_at ?? '') < new Date(before?.first_at ?? '')).toBe(true)
    expect(new Date(after?.last_at ?? '') >= new Date(before?.last_at ?? '')).toBe(true)
  })

  test('is for people who may see the task', async () => {
    const taskId = await theirs()
    const stranger = await someone('reviewer')
    await expect(beHere(stranger, { taskId, window: 'strange-window' })).rejects.toThrow(/There is no task/)
    await expect(whoIsAround(stranger, taskId)).rejects.toThrow(/There is no task/)
    await expect(beHere(AGENT, { taskId, window: 'token-window' })).rejects.toThrow(/Only people/)
    await expect(beHere(ann, { taskId: 'nobody-knows-it', window: 'window-of-ann' })).rejects.toThrow(/no task/)
  })

  test('pages are told, as presence and nothing else; agents that wait are not woken', async () => {
    const end = new AbortController()
    const watched = watchTasks(ann, { taskId: null, signal: end.signal, whenStandingEnds: () => () => undefined })
    const nextOf = async (id: string) => {
      for (;;) {
        const { value, done } = await watched.next()
        if (done || value.task_id === id) return value
      }
    }
    // Listening before there is anything to hear: a generator begins with its first `next`.
    const first = watched.next()
    const taskId = await theirs()
    const { value } = await first
    if (!value || value.task_id !== taskId) expect(await nextOf(taskId)).toEqual({ task_id: taskId })
    const woken: string[] = []
    const stop = hub().subscribe(taskId, ({ what }) => woken.push(what))
    await beHere(ben, { taskId, window: 'telling-window' })
    expect(await nextOf(taskId)).toEqual({ task_id: taskId, presence: true })
    expect(woken).toEqual([])
    stop()
    end.abort()
  })
})
