import { expect, test } from './fixtures.ts'
import { ask } from './questions.ts'

test('two people have one task open: the second sees who was faster and keeps what they typed', async ({ place, person, enter }) => {
  const [mina, otto] = await Promise.all([person({ name: 'Mina Slow' }), person({ name: 'Otto Quick' })])
  const { id, path } = await ask(place, { task: 'Who answers first?', assignTo: [mina.email, otto.email] })
  const [slow, quick] = await Promise.all([enter(mina), enter(otto)])
  await Promise.all([slow.goto(path), quick.goto(path)])

  const thoughts = 'I was about to say no, because the photos are missing.'
  await slow.getByLabel('Reason').fill(thoughts)
  await quick.getByRole('button', { name: /^Yes/ }).click()
  await expect(quick.getByText('Sent. The agent has your answer.')).toBeVisible()

  await expect(slow.getByRole('status').filter({ hasText: 'Otto Quick answered this' })).toBeVisible()
  await expect(slow.getByRole('button', { name: /^(Yes|No)/ })).toHaveCount(0)
  await expect(slow.getByText('Your unsent answer')).toBeVisible()
  await expect(slow.getByLabel('Reason')).toBeDisabled()
  await expect(slow.getByLabel('Reason')).toHaveValue(thoughts)
  // Looked at again tomorrow, it still says so.
  await slow.reload()
  await expect(slow.getByText('Otto Quick answered this')).toBeVisible()

  const task = await place.agent.tasks.get(id)
  expect(task).toMatchObject({ status: 'completed', response: { approved: true }, completedBy: { userId: otto.id } })
})

test('of twenty answers sent in the same moment one is accepted, and the others name it', async ({ place }) => {
  const { id } = await ask(place, { task: 'Which of twenty?' })
  const send = (round: number) =>
    fetch(new URL(`/api/tasks/${id}/complete`, place.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${place.adminToken}` },
      body: JSON.stringify({
        response: { approved: round % 2 === 0, reason: `answer ${round}` },
        completed_by_email: `p${round}@example.com`,
      }),
    })
  const answers = await Promise.all(Array.from({ length: 20 }, (_, round) => send(round)))
  const bodies = await Promise.all(answers.map(async (answer) => ({ status: answer.status, body: await answer.json() })))
  const won = bodies.filter(({ status }) => status === 200)
  const lost = bodies.filter(({ status }) => status === 409)
  expect([won.length, lost.length]).toEqual([1, 19])

  const task = await place.agent.tasks.get(id)
  expect(task.response).toEqual(won[0]?.body.response)
  for (const { body } of lost) {
    expect(body).toMatchObject({ error: 'TASK_ALREADY_TERMINAL' })
    expect(JSON.stringify(body)).toContain(String(won[0]?.body.completed_by_email))
  }
})
