import { describe, expect, test } from 'vitest'
import { pool } from '#server/db/client.ts'
import { useTestDatabase } from '#server/db/test-db.ts'
import { actorOf } from '#server/domain/caller.ts'
import { announceTask } from './announce-task.ts'
import { auditTask } from './audit-task.ts'
import { cancelTask } from './cancel-task.ts'
import { claimTask } from './claim-task.ts'
import { completeTask } from './complete-task.ts'
import { createTask } from './create-task.ts'
import { getTask } from './get-task.ts'
import { AGENT, answer, ask, eventsOf, question, someone } from './test-tasks.ts'
import { viewTask } from './view-task.ts'

await useTestDatabase()

async function submissionsOf(id: string) {
  const { rows } = await pool().query(
    'SELECT verdict, answer, channel, language, shown_digest, errors FROM submissions WHERE task_id = $1 ORDER BY id',
    [id],
  )
  return rows
}

describe('answering', () => {
  test('settles the task under the name of whoever answered', async () => {
    const olivia = await someone('operator')
    const id = await ask()
    const task = await answer(olivia, id, { approved: false, reason: 'too late' })
    expect(task).toMatchObject({
      status: 'completed',
      response: { approved: false, reason: 'too late' },
      completed_by_user_id: olivia.person.id,
      completed_by_email: olivia.person.email,
      completed_by_display_name: olivia.person.displayName,
      completed_via_channel: 'dashboard',
    })
    expect((await eventsOf(id)).map(({ action }) => action)).toEqual(['created', 'submitted', 'completed'])
  })

  test('an answer that does not fit is kept, refused by field, and may be sent again', async () => {
    const olivia = await someone('operator')
    const id = await ask()
    await expect(answer(olivia, id, { approved: 'perhaps' })).rejects.toMatchObject({
      code: 'RESPONSE_INVALID',
      extra: { errors: [{ path: '/approved', message: 'Must be of type boolean.' }] },
    })
    await answer(olivia, id)
    expect((await submissionsOf(id)).map(({ verdict }) => verdict)).toEqual(['invalid', 'accepted'])
  })

  test('what the person changed of the agent’s proposal is on record', async () => {
    const olivia = await someone('operator')
    const id = await ask({ initial_response: { approved: true, reason: 'as agreed' } })
    await answer(olivia, id, { reason: 'as agreed', approved: false })
    expect((await auditTask(AGENT, id)).at(-1)?.extra_data).toMatchObject({
      response_keys: ['reason', 'approved'],
      edited_keys: ['approved'],
    })
  })

  test('what the person was shown is on record: a digest, the channel and the language', async () => {
    const olivia = await someone('operator')
    const [first, same, other] = [await ask(), await ask(), await ask({ payload: { amount: 251 } })]
    for (const id of [first, same, other]) await answer(olivia, id)
    const [a, b, c] = (await Promise.all([first, same, other].map(submissionsOf))).map(([submission]) => submission)
    expect(a).toMatchObject({ channel: 'dashboard', language: 'en', answer: { approved: true } })
    expect(a?.shown_digest).toMatch(/^[0-9a-f]{64}$/)
    expect(b?.shown_digest).toBe(a?.shown_digest)
    expect(c?.shown_digest).not.toBe(a?.shown_digest)
  })

  test('too late is told from never: the answer is kept and the error says how the task ended', async () => {
    const olivia = await someone('operator')
    const id = await ask()
    await cancelTask(AGENT, id)
    await expect(answer(olivia, id)).rejects.toMatchObject({ code: 'TASK_ALREADY_TERMINAL', extra: { detail: { status: 'cancelled' } } })
    expect(await submissionsOf(id)).toMatchObject([{ verdict: 'late', answer: { approved: true } }])
  })

  test('a reviewer answers what they are asked, not what they are not, and not over the head of the holder', async () => {
    const [ann, bob] = [await someone('reviewer'), await someone('reviewer')]
    const id = await ask({ assign_to: { emails: [ann.person.email, bob.person.email] } })
    await expect(answer(await someone('reviewer'), id)).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' })
    await claimTask(ann, id)
    await expect(answer(bob, id)).rejects.toMatchObject({ code: 'TASK_ALREADY_CLAIMED' })
    await answer(ann, id)
    expect(await getTask(bob, id)).toMatchObject({ status: 'completed', completed_by_display_name: ann.person.displayName })
  })

  test('an answer that another’s claim has overtaken is refused, and kept as too late', async () => {
    for (let round = 0; round < 10; round++) {
      const [ann, bob] = [await someone('reviewer'), await someone('reviewer')]
      const id = await ask({ assign_to: { emails: [ann.person.email, bob.person.email] } })
      const [answered] = await Promise.allSettled([answer(bob, id), claimTask(ann, id)])
      const actions = (await eventsOf(id)).map(({ action }) => action)
      expect(actions).toEqual(answered.status === 'fulfilled' ? ['created', 'submitted', 'completed'] : ['created', 'claimed'])
      expect(await submissionsOf(id)).toMatchObject([{ verdict: answered.status === 'fulfilled' ? 'accepted' : 'late' }])
    }
  })

  test('the trail names the fields that were answered, unless the payload is to be hidden', async () => {
    const [open, hidden] = [await ask(), await ask({ redact_payload: true })]
    for (const id of [open, hidden]) await answer(AGENT, id)
    const [shown, kept] = (await Promise.all([open, hidden].map((id) => auditTask(AGENT, id)))).map((entries) => entries.at(-1)?.extra_data)
    expect(shown).toMatchObject({ response_keys: ['approved'] })
    expect(kept).not.toHaveProperty('response_keys')
  })

  test('the holder of the admin token may name the person, a signed-in one may not', async () => {
    const id = await ask()
    const actor = { type: 'human', userId: null, email: 'ann@example.com', channel: 'phone' } as const
    await completeTask(AGENT, { id, response: { approved: true }, actor, language: null })
    expect(await getTask(AGENT, id)).toMatchObject({ completed_by_email: 'ann@example.com', completed_via_channel: 'phone' })
  })
})

test('what an API key does is recorded with the key', async () => {
  const key = { kind: 'key', keyId: 'k-1', name: 'night shift', scopes: ['tasks:write', 'tasks:complete', 'tasks:read'] } as const
  const { task } = await createTask(key, question())
  await completeTask(key, { id: task.id, response: { approved: true }, actor: actorOf(key, 'api'), language: null })
  const recorded = { actor_type: 'agent', extra_data: expect.objectContaining({ api_key_id: 'k-1', api_key_name: 'night shift' }) }
  expect(await auditTask(AGENT, task.id)).toMatchObject([recorded, {}, recorded])
})

describe('telling people', () => {
  test('one person asked: assigned; everybody asked: notified; and a second run does nothing', async () => {
    const ann = await someone('reviewer')
    const [one, all] = [await ask({ assign_to: { email: ann.person.email } }), await ask()]
    for (const id of [one, all, all]) await announceTask(id)
    expect((await getTask(AGENT, one)).status).toBe('assigned')
    expect((await eventsOf(all)).map(({ action }) => action)).toEqual(['created', 'notified'])
  })

  test('a channel that is not there is written down once, with the reason', async () => {
    const id = await ask({ notify: ['email:a@example.com', 'slack:#ops', 'nonsense'] })
    await announceTask(id)
    await announceTask(id)
    const failed = (await auditTask(AGENT, id)).filter(({ action }) => action === 'notification_failed')
    expect(failed.map(({ channel, extra_data }) => [channel, extra_data?.reason])).toEqual([
      ['email', 'no_transport_configured'],
      ['slack', 'no_client'],
      [null, 'not_understood'],
    ])
  })
})

describe('the task page', () => {
  test('says which buttons work for whom, and why not', async () => {
    const [olivia, ann, bob] = [await someone('operator'), await someone('reviewer'), await someone('reviewer')]
    const id = await ask({ assign_to: { emails: [ann.person.email, bob.person.email] } })
    await claimTask(ann, id)
    expect((await viewTask(bob, id)).actions).toMatchObject({
      complete: { allowed: false, why: `${ann.person.displayName} holds this task.` },
      cancel: { allowed: false, why: 'Only operators can do this.' },
    })
    expect((await viewTask(olivia, id)).actions).toMatchObject({
      complete: { allowed: true },
      release: { allowed: true },
      claim: { allowed: false },
    })
    await answer(ann, id)
    expect((await viewTask(olivia, id)).actions.complete).toEqual({ allowed: false, why: 'This task is completed.' })
  })
})
