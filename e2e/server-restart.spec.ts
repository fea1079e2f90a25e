import { startRefundAgent, WAITING } from './agent.ts'
import { expect, openWindow, test } from './fixtures.ts'
import { setUp } from './place.ts'

test('a server that is killed while an agent waits takes the wait up again', async ({ browser, emptyPlace, complaints }) => {
  const account = await setUp(emptyPlace)
  const context = await openWindow(browser, emptyPlace.url, account)
  complaints.watch(context)
  // The browser's own lines about a server that is not there.
  complaints.allow(/net::ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_RESET|EMPTY_RESPONSE)/)
  const page = await context.newPage()
  const agent = startRefundAgent(emptyPlace, 'A-3001')
  const [link = ''] = await agent.says(WAITING)
  await page.goto(link)
  await page.getByLabel('Reason').fill('Typed before the server died.')

  await emptyPlace.kill()
  await expect(page.getByText('Reconnecting…')).toBeVisible()
  await page.getByRole('button', { name: /^Yes/ }).click()
  await expect(page.getByText(/could not be reached.*Nothing you typed is lost/)).toBeVisible()
  expect(agent.process.exitCode).toBeNull()

  await emptyPlace.start()
  await expect(page.getByText('Reconnecting…')).toBeHidden()
  await expect(page.getByLabel('Reason')).toHaveValue('Typed before the server died.')
  await page.getByRole('button', { name: /^Yes/ }).click()

  const [answer = ''] = await agent.says(/^Approved: (.*)$/m)
  expect(JSON.parse(answer)).toEqual({ approved: true, reason: 'Typed before the server died.' })
  await context.close()
})
