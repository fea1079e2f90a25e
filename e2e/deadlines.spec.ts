import { expect, test } from './fixtures.ts'
import { ask } from './questions.ts'

const HOUR = 3_600_000

test('an operator gives more time: the page, the inbox and the agent see it without a reload', async ({ place, person, enter }) => {
  const olga = await person({ name: 'Olga Operator', operator: true })
  const { id } = await ask(place, { task: 'In a hurry?', assignTo: olga.email })
  const page = await enter(olga)
  await page.goto(`/tasks/${id}`)
  const inbox = await page.context().newPage()
  await inbox.goto('/')
  const row = inbox.getByRole('list', { name: 'Tasks' }).getByRole('link', { name: /In a hurry/ })
  await expect(row).toContainText(/59m|1h/)

  await page.getByRole('button', { name: 'Extend' }).click()
  await page.getByRole('menuitem', { name: '1 day more' }).click()
  await expect(page.locator('time[data-urgency]')).toHaveText(/^1d.* left$/)
  await expect(page.getByText(/You extended the deadline to/)).toBeVisible()
  await expect(row).toContainText('1d')
  const { timeoutAt } = await place.agent.tasks.get(id)
  expect(timeoutAt.getTime() - Date.now()).toBeGreaterThan(24 * HOUR)

  await page.getByRole('button', { name: 'Extend' }).click()
  await page.getByRole('menuitem', { name: 'Until…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Extend until' })
  await dialog.getByLabel('New deadline').fill('2020-01-01T10:00')
  await dialog.getByRole('button', { name: 'Extend' }).click()
  await expect(dialog.getByText('Choose a time after the present deadline.')).toBeVisible()
  const later = new Date(Date.now() + 72 * HOUR)
  await dialog.getByLabel('New deadline').fill(new Date(later.getTime() - later.getTimezoneOffset() * 60_000).toISOString().slice(0, 16))
  await dialog.getByRole('button', { name: 'Extend' }).click()
  await expect(dialog).toBeHidden()
  await expect(row).toContainText(/2d|3d/)
})

test('a reviewer reads why they cannot', async ({ place, person, enter }) => {
  const rita = await person({ name: 'Rita Reviewer' })
  const { id } = await ask(place, { task: 'Yours?', assignTo: rita.email })
  const page = await enter(rita)
  await page.goto(`/tasks/${id}`)
  await page.getByRole('button', { name: 'Extend' }).hover()
  await expect(page.getByRole('tooltip', { name: 'Only operators can do this.' })).toBeVisible()
})
