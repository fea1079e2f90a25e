import { expect, test } from 'vitest'
import { useTestDatabase } from '#server/db/test-db.ts'
import { AGENT, someone } from '#server/tasks/test-tasks.ts'
import { createPerson } from './create-person.ts'
import { getPerson } from './get-person.ts'

await useTestDatabase()

test('is there for operators, by their id and nothing else', async () => {
  const { id } = await createPerson({ email: 'ann@example.com' })
  expect(await getPerson(AGENT, id)).toMatchObject({ id, email: 'ann@example.com', active: true })
  for (const unknown of ['nope', '', 'a\0b', 'x'.repeat(5_000), 'ann@example.com'])
    await expect(getPerson(AGENT, unknown)).rejects.toMatchObject({ code: 'USER_NOT_FOUND' })
  await expect(getPerson(await someone('reviewer'), id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
