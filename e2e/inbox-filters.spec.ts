import { axeOf, violationsOf } from './axe.ts'
import { expect, test, type Page } from './fixtures.ts'
import { ask } from './questions.ts'

const rows = (page: Page) => page.getByRole('list', { name: 'Tasks' }).getByRole('link')
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) })
const chips = (page: Page) => page.getByRole('group', { name: 'Filters' })

test('filter by keyboard, share the address, and come back to it as a saved view', async ({ place, person, enter }) => {
  const [flo, other] = await Promise.all([person({ name: 'Flo Filter', operator: true }), person({ name: 'Otto Other' })])
  const assignTo = [flo.email, other.email]
  for (let n = 0; n < 3; n++) await ask(place, { task: 'Refund by Flo?', assignTo })
  await ask(place, { task: 'Wire by Flo?', assignTo })
  const held = await ask(place, { task: 'Refund by Flo?', assignTo: other.email })
  const page = await enter(flo)
  await page.goto('/?tab=all&q=by+Flo')
  await expect(rows(page)).toHaveCount(5)

  await page.keyboard.press('f')
  await expect(page.getByRole('dialog', { name: 'Filter' })).toBeVisible()
  expect(await violationsOf(axeOf(page))).toEqual([])
  await page.keyboard.type('quest')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Refund by Flo')
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveCount(4)
  await expect(page).toHaveURL(/kind=Refund/)
  await expect(tab(page, 'Open')).toContainText('3')
  await expect(tab(page, 'All')).toContainText('4')

  await page.keyboard.press('f')
  await page.keyboard.type('person')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Otto Other')
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveCount(1)
  await expect(chips(page)).toContainText('Person: Otto Other')
  await expect(page.getByRole('heading', { level: 1, name: 'Refund by Flo?' })).toBeVisible()
  expect(await violationsOf(axeOf(page))).toEqual([])
  await page.reload()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).first()).toHaveAttribute('href', new RegExp(held.id))

  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: 'Save this view…' }).click()
  await page.keyboard.type('Otto’s refunds')
  await page.keyboard.press('Enter')
  const views = page.getByRole('button', { name: 'Otto’s refunds' })
  await expect(views).toBeVisible()

  await chips(page).getByRole('button', { name: 'Clear all' }).click()
  await expect(rows(page)).toHaveCount(5)
  await expect(page.getByRole('button', { name: 'Views' })).toBeVisible()
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: 'Otto’s refunds' }).click()
  await expect(rows(page)).toHaveCount(1)
  await page.goBack()
  await expect(rows(page)).toHaveCount(5)
  await page.goForward()
  await expect(rows(page)).toHaveCount(1)

  await views.click()
  await page.getByRole('menuitem', { name: 'Rename this view…' }).click()
  await page.keyboard.type('Of Otto')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Of Otto' }).click()
  await page.getByRole('menuitem', { name: 'Delete this view…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete view' }).click()
  await expect(page.getByRole('button', { name: 'Views' })).toBeVisible()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
})

test('nothing fits, words that mean nothing in the address, and what a reviewer is offered', async ({ place, person, enter }) => {
  const [rea, other] = await Promise.all([person({ name: 'Rea Reviewer' }), person({ name: 'Otto Other' })])
  await ask(place, { task: 'For Rea?', assignTo: [rea.email, other.email] })
  await place.sql.query(
    `INSERT INTO pools (id, name) VALUES ('p-mine', 'pool of Rea'), ('p-theirs', 'pool of others') ON CONFLICT DO NOTHING`,
  )
  await place.sql.query(`INSERT INTO user_pools (user_id, pool_id) VALUES ($1, 'p-mine')`, [rea.id])
  const page = await enter(rea)
  // What no filter could be is left out; the page is not broken by it.
  await page.goto('/?tab=open&status=lost&due=never&from=2026-02-31')
  await expect(rows(page)).toHaveCount(1)
  await expect(chips(page)).toHaveCount(0)

  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const filter = page.getByRole('dialog', { name: 'Filter' })
  await expect(filter.getByRole('option', { name: 'Pool' })).toBeVisible()
  await expect(filter.getByRole('option', { name: 'Person' })).toHaveCount(0)
  await filter.getByRole('option', { name: 'Pool' }).click()
  await expect(filter.getByRole('option')).toHaveText(['pool of Rea'])
  await filter.getByRole('option').click()
  await expect(page.getByText('Nothing in this tab fits the filters')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(rows(page)).toHaveCount(1)

  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await filter.getByRole('option', { name: 'Asked from' }).click()
  await filter.getByLabel('Asked from').fill('2026-01-01')
  await filter.getByRole('button', { name: 'Filter' }).click()
  await expect(chips(page)).toContainText('Asked from: Jan 1, 2026')
  await expect(rows(page)).toHaveCount(1)
})

const THOUSANDS = 2_000

const row = (page: Page, name: string) => rows(page).filter({ has: page.getByText(name, { exact: true }) })
const item = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })

test('thousands of rows scroll, with only a screenful of them in the page', async ({ place, person, enter }) => {
  const vic = await person({ name: 'Vic Virtual' })
  await place.sql.query(
    `INSERT INTO tasks (id, idempotency_key, question_digest, task, payload, payload_schema, response_schema, status, timeout_seconds, timeout_at, created_at, assigned_to_user_id)
     SELECT md5('vic' || n), 'vic-' || n, '', 'Row ' || n, '{}', '{}', '{"type":"object","properties":{"approved":{"type":"boolean"}}}', 'assigned', 86400,
       now() + interval '1 day', now() - n * interval '1 second', $1 FROM generate_series(1, ${THOUSANDS}) AS n`,
    [vic.id],
  )
  const page = await enter(vic)
  await page.goto('/?tab=mine')
  await expect(rows(page).first()).toContainText('Row 1')
  await expect(tab(page, 'Mine')).toContainText('999+')
  const panel = page.getByRole('tabpanel')
  await expect(async () => {
    await panel.evaluate((element) => element.scrollTo({ top: element.scrollHeight }))
    await expect(row(page, `Row ${THOUSANDS}`)).toHaveCount(1, { timeout: 100 })
  }).toPass({ timeout: 60_000 })
  expect(await rows(page).count()).toBeLessThan(60)
  await expect(item(page, `Row ${THOUSANDS}`)).toHaveAttribute('aria-setsize', String(THOUSANDS))

  // A new task above does not move what is read, and keys go on from the row that has the focus.
  await panel.evaluate((element) => element.scrollBy({ top: -1_000 }))
  const here = row(page, `Row ${THOUSANDS - 20}`)
  await here.click()
  await expect(here).toHaveAttribute('aria-current', 'true')
  const before = await here.boundingBox()
  await ask(place, { task: 'One more above?', assignTo: vic.email })
  await expect(item(page, `Row ${THOUSANDS - 20}`)).toHaveAttribute('aria-posinset', String(THOUSANDS - 19), { timeout: 30_000 })
  await expect(async () => expect(Math.abs(((await here.boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(5)).toPass({
    timeout: 5_000,
  })
  await page.keyboard.press('j')
  await expect(row(page, `Row ${THOUSANDS - 19}`)).toBeFocused()
  // The row with the focus is there however far away it is.
  await panel.evaluate((element) => element.scrollTo({ top: 0 }))
  await expect(rows(page).filter({ hasText: 'One more above?' })).toBeVisible()
  await page.keyboard.press('k')
  await expect(here).toBeFocused()
})
