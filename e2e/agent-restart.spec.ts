import { startRefundAgent, WAITING } from './agent.ts'
import { expect, test } from './fixtures.ts'

test('an agent that is killed while it waits comes back to the same task and the same answer', async ({ place, person, enter }) => {
  const operator = await enter(await person({ name: 'Olga Operator', operator: true }))
  const first = startRefundAgent(place, 'A-2001')
  const [link = ''] = await first.says(WAITING)
  await first.kill()
  expect(first.process.signalCode).toBe('SIGKILL')

  // Asked again before anybody answered: it waits on the same task.
  const second = startRefundAgent(place, 'A-2001')
  expect(await second.says(/This question was asked before\. Answer it here: (\S+)/)).toEqual([link])

  await operator.goto(link)
  await operator.getByLabel('Reason').fill('Second refund this year.')
  await operator.getByRole('button', { name: /^No/ }).click()
  const [answer = ''] = await second.says(/^Declined: (.*)$/m)
  expect(JSON.parse(answer)).toEqual({ approved: false, reason: 'Second refund this year.' })

  // And after the answer: the same one, at once.
  const third = startRefundAgent(place, 'A-2001')
  expect(await third.says(/^Declined: (.*)$/m)).toEqual([answer])
  const { tasks } = await place.agent.tasks.list({ q: 'refund:A-2001' })
  expect(tasks.map(({ id }) => link.endsWith(id))).toEqual([true])
})
