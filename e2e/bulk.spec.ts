import { expect, test, type Page } from './fixtures.ts'
import { ask } from './questions.ts'

const rows = (page: Page) => page.getByRole('list', { name: 'Tasks' }).getByRole('link')
const box = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true })

const TOGETHER = 25

test('25 alike are answered together, and the one that could not be says why', async ({ place, person, enter }) => {
  const [bea, other] = await Promise.all([person({ name: 'Bea Bulk' }), person({ name: 'Faster One' })])
  const assignTo = [bea.email, other.email]
  const ids: string[] = []
  for (let n = 1; n <= TOGETHER; n++) ids.push((await ask(place, { task: `Refund no. ${n}?`, assignTo })).id)
  await ask(place, { task: 'How much?', assignTo, response: { type: 'object', properties: { amount: { type: 'number' } } } })

  const [page, faster] = await Promise.all([enter(bea), enter(other)])
  await page.goto('/?tab=open')
  await expect(rows(page).first()).toContainText('How much?')

  // Unlike ones cannot be answered together, and the button says so.
  await box(page, 'How much?').click()
  await box(page, `Refund no. ${TOGETHER}?`).click()
  const bar = page.getByRole('toolbar', { name: 'Chosen tasks' })
  await expect(bar).toContainText('2 selected')
  await expect(bar.getByRole('button', { name: /^Answer/ })).toHaveAttribute('aria-disabled', 'true')
  await box(page, 'How much?').click()
  await expect(bar).toContainText('1 selected')

  // From the newest to the oldest with the shift key; the rows between were never on screen.
  await box(page, `Refund no. ${TOGETHER}?`).click()
  await box(page, `Refund no. ${TOGETHER}?`).click()
  await rows(page).filter({ hasText: 'Refund no. 12?' }).scrollIntoViewIfNeeded()
  await page.getByRole('tabpanel').evaluate((panel) => panel.scrollTo({ top: panel.scrollHeight }))
  await box(page, 'Refund no. 1?').click({ modifiers: ['Shift'] })
  await expect(bar).toContainText(`${TOGETHER} selected`)
  await bar.getByRole('button', { name: /^Answer/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(`Answer ${TOGETHER} tasks together`)
  await dialog.getByLabel('Reason').fill('As agreed on the phone')

  // Somebody else is faster with one of them.
  await faster.goto(`/tasks/${ids[6]}`)
  await faster.getByRole('button', { name: /^No/ }).click()
  await expect(faster.getByText('Sent. The agent has your answer.')).toBeVisible()

  await dialog.getByRole('button', { name: 'Yes' }).click()
  const failures = dialog.getByRole('list', { name: 'What could not be done' }).getByRole('listitem')
  await expect(failures).toHaveText([/Refund no\. 7\?.*answered by Faster One/])
  await expect(dialog).toContainText(`Answered ${TOGETHER - 1} tasks.`)
  // What was typed is still there, for those that are left.
  await expect(dialog.getByLabel('Reason')).toHaveValue('As agreed on the phone')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(bar).toContainText('1 selected')
  await bar.getByRole('button', { name: 'Clear selection' }).click()
  await expect(bar).toHaveCount(0)
  await expect(rows(page)).toHaveText([/How much\?/])

  for (const [n, id] of ids.entries()) {
    const task = await place.agent.tasks.get(id)
    expect(task.status).toBe('completed')
    expect(task.response).toEqual(n === 6 ? { approved: false } : { approved: true, reason: 'As agreed on the phone' })
    expect(task.completedBy.userId).toBe(n === 6 ? other.id : bea.id)
    const { rows: events } = await place.sql.query(`SELECT actor_user_id FROM events WHERE task_id = $1 AND action = 'completed'`, [id])
    expect(events).toEqual([{ actor_user_id: n === 6 ? other.id : bea.id }])
  }
})

test('by keyboard: chosen, claimed and released together, then answered', async ({ place, person, enter }) => {
  const [bea, other] = await Promise.all([person({ name: 'Bea Bulk' }), person({ name: 'Holds One' })])
  const assignTo = [bea.email, other.email]
  const ids: string[] = []
  for (const name of ['Third?', 'Second?', 'First?']) ids.push((await ask(place, { task: name, assignTo })).id)
  const [page, holder] = await Promise.all([enter(bea), enter(other)])
  await page.goto('/?tab=open')
  await expect(rows(page)).toHaveCount(3)
  const title = page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Inbox' })
  await expect(title).toHaveText('First?')
  await page.keyboard.press('x')
  for (const name of ['Second?', 'Third?']) {
    await page.keyboard.press('j')
    await expect(title).toHaveText(name)
    await page.keyboard.press('x')
  }
  await expect(page.getByRole('status').filter({ hasText: 'selected' })).toHaveText('3 selected')
  await page.keyboard.press('X')
  await expect(page.getByRole('toolbar', { name: 'Chosen tasks' })).toHaveCount(0)
  await page.keyboard.press('x')
  await page.keyboard.press('k')
  await expect(title).toHaveText('Second?')
  await page.keyboard.press('x')
  await page.getByRole('button', { name: 'Claim', exact: true }).last().click()
  await expect(page.getByText('Claimed 2.')).toBeVisible()
  await expect(rows(page)).toHaveText([/First/])

  await holder.goto(`/tasks/${ids[2]}`)
  await holder.getByRole('button', { name: /^Claim/ }).click()
  await expect(holder.getByText('Assigned to you')).toBeVisible()
  await page.goto('/?tab=mine')
  await expect(rows(page)).toHaveCount(2)
  await expect(title).toHaveText('Second?')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await expect(title).toHaveText('Third?')
  await page.keyboard.press('x')
  await page.keyboard.press('b')
  const dialog = page.getByRole('dialog')
  // The keyboard starts in the form: one Tab from the remark to the answer.
  await expect(dialog.getByLabel('Reason')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('button', { name: 'Yes' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Answered 2 tasks.')).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await expect(rows(page)).toHaveCount(0)
  expect((await place.agent.tasks.get(ids[0] ?? '')).response).toEqual({ approved: true })
})
