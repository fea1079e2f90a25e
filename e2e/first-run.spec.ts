import { startRefundAgent, WAITING } from './agent.ts'
import { expect, test } from './fixtures.ts'
import { PASSWORD, tokenOf } from './place.ts'

test('from an empty server to the first answer', async ({ page, browser, emptyPlace, complaints }) => {
  await page.goto(new URL('/', emptyPlace.url).href)
  await expect(page.getByRole('heading', { name: 'Open the setup link' })).toBeVisible()

  await page.goto(emptyPlace.setupUrl)
  await expect(page).not.toHaveURL(/token/)
  await page.getByLabel('Name').fill('Ada Operator')
  await page.getByLabel('Email').fill('ada@example.com')
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Ask your first question' })).toBeVisible()
  await expect(page.getByText('The question shows up here by itself.')).toBeVisible()

  const agent = startRefundAgent(emptyPlace, 'A-1001')
  const [link = ''] = await agent.says(WAITING)
  // Nobody touches the page: it follows.
  await expect(page.getByRole('heading', { name: /The first question arrived/ })).toBeVisible()

  const task = await page.context().newPage()
  await task.goto(link)
  await expect(task.getByRole('heading', { level: 1, name: 'Approve this $250 refund?' })).toBeVisible()
  await task.getByLabel('Reason').fill('The carrier confirmed it.')
  await task.getByRole('button', { name: /^Yes/ }).click()
  await expect(task.getByRole('status').filter({ hasText: 'The agent has your answer' })).toBeVisible()

  const [answer = ''] = await agent.says(/^Approved: (.*)$/m)
  expect(JSON.parse(answer)).toEqual({ approved: true, reason: 'The carrier confirmed it.' })
  await agent.ended
  expect(agent.process.exitCode).toBe(0)
  await expect(page.getByRole('heading', { level: 1, name: 'That is the whole loop' })).toBeVisible()

  // The link has done its work: nobody becomes an operator by it again.
  const stranger = await browser.newContext()
  complaints.watch(stranger)
  const late = await stranger.newPage()
  await late.goto(emptyPlace.setupUrl)
  await expect(late.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await stranger.close()
  const second = await page.request.post(new URL('/api/setup/operator', emptyPlace.url).href, {
    data: { token: tokenOf(emptyPlace), email: 'eve@example.com', display_name: 'Eve', password: PASSWORD },
  })
  expect(second.status()).toBe(409)
  expect(await second.json()).toMatchObject({ error: 'SETUP_ALREADY_COMPLETED' })
})
