import { axeOf, violationsOf } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { ask } from './questions.ts'

test('a reviewer asks the agent back, the agent replies through the SDK, and the task is answered', async ({ place, person, enter }) => {
  const cora = await person({ name: 'Cora Comment' })
  const { id, path } = await ask(place, { task: 'Whose refund is this?', assignTo: cora.email })
  const page = await enter(cora)
  await page.goto(path)
  await expect(page.getByRole('button', { name: /^Comment/ })).toBeVisible()
  await page.keyboard.press('m')
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused()
  // Letters are letters here, and nothing is marked up but addresses.
  await page.keyboard.type('Which account? <b>See</b> https://example.com/a.')
  await page.getByRole('button', { name: 'Ask the agent' }).click()

  const said = page.getByRole('list', { name: 'Comments' }).getByRole('listitem')
  await expect(said).toHaveText([/You.*Question to the agent.*<b>See<\/b>/])
  await expect(said.getByRole('link')).toHaveAttribute('href', 'https://example.com/a')
  const [question] = await place.agent.tasks.comments(id)
  expect(question).toMatchObject({ kind: 'question_to_agent', author: { type: 'human', name: 'Cora Comment' } })

  const reply = await place.agent.tasks.comment(id, 'Ada’s, order A-4721.')
  expect(reply.kind).toBe('agent_reply')
  await expect(said.nth(1)).toContainText('Ada’s, order A-4721.')
  expect(await place.agent.tasks.comments(id, { after: question?.id })).toEqual([reply])

  await page.keyboard.press('m')
  await page.keyboard.type('Thank you.')
  await page.keyboard.press('Control+Enter')
  await expect(said.nth(2)).toContainText('Thank you.')
  await expect(page.getByText('You asked the agent back')).toBeVisible()
  await expect(page.getByText('The agent replied')).toBeVisible()
  expect(await violationsOf(axeOf(page))).toEqual([])

  await page.getByRole('textbox', { name: 'Comment' }).blur()
  await page.keyboard.press('a')
  await expect(page.getByText('Sent. The agent has your answer.')).toBeVisible()
  // Its agent has gone on: there is nobody to ask, but colleagues may still talk.
  await expect(page.getByRole('button', { name: 'Ask the agent' })).toHaveCount(0)
})

test('a comment that could not be sent is not lost', async ({ place, person, enter, complaints }) => {
  complaints.allow(/Failed to load resource/)
  const cora = await person({ name: 'Cora Comment' })
  const { path } = await ask(place, { task: 'Will it be kept?', assignTo: cora.email })
  const page = await enter(cora)
  await page.goto(path)
  const box = page.getByRole('textbox', { name: 'Comment' })
  await box.fill('A long thought')
  await page.route(/comments\.create/, (route) => route.abort())
  await page.getByRole('button', { name: /^Comment/ }).click()
  await expect(page.getByText('Nothing you typed is lost.')).toBeVisible()
  await expect(box).toHaveValue('A long thought')
  await page.unroute(/comments\.create/)
  await page.getByRole('button', { name: /^Comment/ }).click()
  await expect(page.getByRole('list', { name: 'Comments' })).toContainText('A long thought')
  await expect(box).toHaveValue('')
})

test('two people in one task see each other, who has seen it, and that one has gone', async ({ place, person, enter }) => {
  const [ann, ben] = await Promise.all([person({ name: 'Ann Around' }), person({ name: 'Ben Beside' })])
  const { path } = await ask(place, { task: 'Who is here?', assignTo: [ann.email, ben.email] })
  const [mine, theirs] = await Promise.all([enter(ann), enter(ben)])
  await mine.goto(path)
  await expect(mine.getByRole('heading', { level: 1, name: 'Who is here?' })).toBeVisible()
  await theirs.goto(path)
  await expect(mine.getByText('Ben Beside is here too')).toBeVisible()
  await expect(theirs.getByText('Ann Around is here too')).toBeVisible()
  await expect(mine.getByRole('region', { name: 'Seen by' })).toContainText('Ben Beside')

  // Away to the list, and back.
  await theirs.goto('/?tab=done')
  await expect(mine.getByText('is here too')).toHaveCount(0, { timeout: 5_000 })
  await theirs.goto(path)
  await expect(mine.getByText('Ben Beside is here too')).toBeVisible()
  await theirs.close({ runBeforeUnload: false })
  await expect(mine.getByText('is here too')).toHaveCount(0, { timeout: 5_000 })
  await expect(mine.getByRole('region', { name: 'Seen by' })).toContainText('Ben Beside')
})
