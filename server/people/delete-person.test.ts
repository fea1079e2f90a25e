import { expect, test } from 'vitest'
import { readSession } from '#server/auth/session.ts'
import { cookieFor } from '#server/auth/signed-in.fixture.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import type { Caller } from '#server/domain/caller.ts'
import { auditTask } from '#server/tasks/audit-task.ts'
import { claimTask } from '#server/tasks/claim-task.ts'
import { getTask } from '#server/tasks/get-task.ts'
import { AGENT, answer, ask, count, someone } from '#server/tasks/test-tasks.ts'
import { deletePerson } from './delete-person.ts'

await useTestDatabase()
const boss = await someone('operator')

test('who is deleted is out, and their name stays with what they answered', async () => {
  const ann = await someone('reviewer', { roles: ['finance'], pools: ['refunds'] })
  const cookie = await cookieFor(ann.person.id)
  const answered = await ask({ assign_to: { email: ann.person.email } })
  await answer(ann, answered)
  await deletePerson(boss, ann.person.id)
  expect(await readSession(cookie)).toBeNull()
  expect(await count('users WHERE id = $1', [ann.person.id])).toBe(0)
  expect(await getTask(AGENT, answered)).toMatchObject({
    status: 'completed',
    completed_by_user_id: ann.person.id,
    completed_by_email: ann.person.email,
    completed_by_display_name: null,
  })
  expect((await auditTask(AGENT, answered)).at(-1)).toMatchObject({ action: 'completed', actor_email: ann.person.email })
  await expect(deletePerson(boss, ann.person.id)).rejects.toMatchObject({ code: 'USER_NOT_FOUND' })
})

test('what they hold goes back to the pool that was asked, or to nobody in particular', async () => {
  const [ann, ben] = [await someone('reviewer'), await someone('reviewer', { pools: ['support'] })]
  const [own, shared] = [await ask({ assign_to: { email: ann.person.email } }), await ask({ assign_to: { pool: 'support' } })]
  expect(await getTask(AGENT, shared)).toMatchObject({ assigned_to_user_id: ben.person.id })
  await deletePerson(boss, ann.person.id)
  await deletePerson(boss, ben.person.id)
  for (const id of [own, shared]) {
    expect(await getTask(AGENT, id)).toMatchObject({ assigned_to_user_id: null, assigned_to_email: null })
    expect((await auditTask(AGENT, id)).at(-1)).toMatchObject({
      action: 'released',
      actor_email: boss.person.email,
      channel: 'dashboard',
      extra_data: { reason: 'deleted' },
    })
  }
  const cleo = await someone('reviewer', { pools: ['support'] })
  expect(await claimTask(cleo, shared)).toMatchObject({ assigned_to_user_id: cleo.person.id })
  await expect(claimTask(cleo, own)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
})

test('the last operator stays, and a key reaches no operator', async () => {
  const key: Caller = { kind: 'key', keyId: 'k', name: 'hr', scopes: ['people:write'] }
  await expect(deletePerson(AGENT, boss.person.id)).rejects.toMatchObject({ code: 'LAST_OPERATOR' })
  await expect(deletePerson(key, boss.person.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const reviewer = await someone('reviewer')
  await expect(deletePerson(reviewer, reviewer.person.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await deletePerson(key, reviewer.person.id)
})
