import { expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { deletePerson } from '#server/people/delete-person.ts'
import { updatePerson } from '#server/people/update-person.ts'
import { claimTask } from './claim-task.ts'
import { AGENT, ask, count, someone } from './test-tasks.ts'

await useTestDatabase()

const LEAVE = {
  deactivated: (id: string) => updatePerson(AGENT, id, { active: false }),
  deleted: (id: string) => deletePerson(AGENT, id),
}

/** Tasks created or claimed around the moment in which their person goes: enough that some come before and some after. */
const AROUND = 12

test.each(['deactivated', 'deleted'] as const)(
  'nothing is left with somebody who is %s while tasks are created and claimed',
  async (how) => {
    const [leaver, other] = [await someone('reviewer', { pools: [how] }), await someone('reviewer')]
    const both = { assign_to: { emails: [leaver.person.email, other.person.email] } }
    const open = await Promise.all(Array.from({ length: AROUND }, () => ask(both)))
    const asked = Array.from({ length: AROUND }, (_, index) =>
      ask({ assign_to: index % 2 ? { pool: how } : { email: leaver.person.email } }),
    )
    const claims = Promise.allSettled(open.map((id) => claimTask(leaver, id)))
    await LEAVE[how](leaver.person.id)
    await Promise.all(asked)
    const refused = (await claims).flatMap((each) => (each.status === 'rejected' ? each.reason.code : []))
    expect(refused.filter((code) => code !== 'UNAUTHENTICATED' && code !== 'FORBIDDEN')).toEqual([])
    expect(await count('tasks WHERE assigned_to_user_id = $1', [leaver.person.id])).toBe(0)
  },
)
