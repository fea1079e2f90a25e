import { overflowOf, strictAxeOf, violationsOf } from './axe.ts'
import { expect, openWindow, test, type Page } from './fixtures.ts'
import { tabTo } from './keys.ts'
import { addPerson, setUp, type Place } from './place.ts'
import { ask } from './questions.ts'

const violations = (page: Page) => violationsOf(strictAxeOf(page))

/** Three questions of two kinds: one answered by Rita, one cancelled, one open. The first two are put back by two days and a week. */
async function makeHistory(place: Place): Promise<void> {
  const rita = await addPerson(place, { name: 'Rita Reviewer' })
  const answered = await ask(place, { task: 'Refund $250?', assignTo: rita.email })
  const completed = await fetch(new URL(`/api/tasks/${answered.id}/complete`, place.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${place.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ response: { approved: true } }),
  })
  expect(completed.ok).toBe(true)
  const cancelled = await ask(place, { task: 'Refund $99?' })
  await place.agent.tasks.cancel(cancelled.id)
  await ask(place, { task: 'Ship order A-17?' })
  await place.sql.query(
    `UPDATE tasks SET created_at = created_at - interval '2 days', completed_at = completed_at - interval '2 days' + interval '90 minutes',
       completed_by_user_id = $2, completed_via_channel = 'dashboard' WHERE id = $1`,
    [answered.id, rita.id],
  )
  await place.sql.query(`UPDATE tasks SET created_at = created_at - interval '9 days' WHERE id = $1`, [cancelled.id])
}

/** The tables are named by their frames. */
const table = (page: Page, name: string) => page.getByRole('region', { name: `Numbers ${name}` })
const row = (page: Page, of: string, name: string) => table(page, of).getByRole('row').filter({ hasText: name })

test('an operator sees how it went, narrows it down, and gets from a number to its tasks', async ({ browser, emptyPlace, complaints }) => {
  const operator = await setUp(emptyPlace)
  const window = await openWindow(browser, emptyPlace.url, operator)
  complaints.watch(window)
  const page = await window.newPage()
  await page.goto('/analytics')
  await expect(page.getByRole('heading', { name: 'Nothing was asked in these days' })).toBeVisible()
  expect(await violations(page), 'empty').toEqual([])

  await makeHistory(emptyPlace)
  await page.reload()
  await expect(page.getByText('Asked', { exact: true }).locator('..')).toContainText('3')
  await expect(page.getByText('Until decided, median').first().locator('..')).toContainText('1h 30m')
  // Questions that differ by their numbers are one kind.
  await expect(row(page, 'by kind', 'Refund $#?').getByRole('cell')).toContainText(['Refund $#?', '2', '1', '0'])
  await expect(row(page, 'by person', 'Rita Reviewer').getByRole('cell')).toContainText(['Rita Reviewer', '1', '1', '0'])
  await expect(page.locator('.recharts-bar-rectangle').first()).toBeVisible()
  expect(await violations(page), 'with numbers').toEqual([])

  // A week ago is out of sight.
  await page.getByRole('radio', { name: '7 days' }).click()
  await expect(page).toHaveURL(/days=7/)
  await expect(page.getByText('Asked', { exact: true }).locator('..')).toContainText('2')

  // One group alone, and it is the address.
  await row(page, 'by person', 'Rita Reviewer').getByRole('button').click()
  await expect(page).toHaveURL(/person=/)
  await expect(table(page, 'by kind').getByRole('row')).toHaveCount(2)
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Person' })).toHaveText('Rita Reviewer')
  await expect(table(page, 'by kind').getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(table(page, 'by kind').getByRole('row')).toHaveCount(3)

  // From a number to its tasks.
  await row(page, 'by person', 'Rita Reviewer').getByRole('link').first().click()
  await expect(page).toHaveURL(/by_person=/)
  await expect(page.getByRole('list', { name: 'Tasks' }).getByRole('listitem')).toHaveCount(1)
  await expect(page.getByText('Answered by: Rita Reviewer')).toBeVisible()
  await page.goto('/analytics')
  // What nobody has answered: open and cancelled together, in a tab that there is only here.
  await row(page, 'by person', 'Not answered').getByRole('link').first().click()
  await expect(page.getByRole('tab', { name: 'Any 2' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Tasks' }).getByRole('listitem')).toHaveCount(2)
  expect(await violations(page), 'the tasks behind a number').toEqual([])
  await window.close()
})

test('by keyboard alone: other days, a filter, and the days as a table', async ({ browser, emptyPlace, complaints }) => {
  const window = await openWindow(browser, emptyPlace.url, await setUp(emptyPlace))
  complaints.watch(window)
  await makeHistory(emptyPlace)
  const page = await window.newPage()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/analytics')
  await expect(table(page, 'by kind')).toBeVisible()
  expect(await overflowOf(page), 'scrolls sideways').toBe(0)
  expect(await violations(page), '390 px').toEqual([])

  await tabTo(page, page.getByRole('radio', { name: '30 days' }))
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: '90 days' })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(page).toHaveURL(/days=90/)
  await tabTo(page, page.getByRole('combobox', { name: 'Kind' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: 'All kinds' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option').nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/kind=/)
  await tabTo(page, page.getByText('The days as a table'))
  await page.keyboard.press('Enter')
  await expect(table(page, 'by day')).toBeVisible()
  expect(await violations(page), 'with the table of days').toEqual([])
  await window.close()
})

test('days of one’s own that are no range are said to be none', async ({ browser, emptyPlace, complaints }) => {
  const window = await openWindow(browser, emptyPlace.url, await setUp(emptyPlace))
  complaints.watch(window)
  const page = await window.newPage()
  await page.goto('/analytics?from=2026-01-10&to=2026-01-20')
  await expect(page.getByText('Tasks asked from Jan 10, 2026 to Jan 20, 2026')).toBeVisible()
  await page.getByLabel('Last day').fill('2026-01-01')
  await expect(page.getByRole('alert').filter({ hasText: 'before' })).toHaveText('The last day is before the first.')
  await expect(page).toHaveURL(/to=2026-01-20/)
  await page.getByLabel('First day').fill('2025-12-24')
  await expect(page).toHaveURL(/from=2025-12-24&to=2026-01-01/)
  await window.close()
})

test('a reviewer is told whom the page is for', async ({ person, enter }) => {
  const page = await enter(await person({ name: 'Rita Reviewer' }))
  await page.goto('/analytics')
  await expect(page.getByRole('heading', { name: 'For operators' })).toBeVisible()
})
