import { axeOf, violationsOf } from './axe.ts'
import { expect, test, type Page } from './fixtures.ts'
import { type Account, addPool, type Place } from './place.ts'
import { ask } from './questions.ts'

async function sendAway({ sql }: Place, { id }: Account, substitute: Account | null = null): Promise<void> {
  await sql.query(`UPDATE users SET away_until = now() + interval '1 day', substitute_id = $2 WHERE id = $1`, [id, substitute?.id ?? null])
}

async function isAccessible(page: Page): Promise<void> {
  expect(await violationsOf(axeOf(page))).toEqual([])
}

const result = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true })

test('who is away is skipped, and the task says so', async ({ place, person, enter }) => {
  const [ada, bert, olga] = [
    await person({ name: 'Ada Away' }),
    await person({ name: 'Bert Back' }),
    await person({ name: 'Olga Op', operator: true }),
  ]
  const pool = await addPool(place, { members: [ada, bert] })
  await sendAway(place, ada)
  const { id, path } = await ask(place, { task: 'Who is there?', assignTo: { pool } })
  expect((await place.agent.tasks.get(id)).assignee.userId).toBe(bert.id)

  const page = await enter(olga)
  await page.goto(path)
  const asked = page.getByRole('region', { name: 'Who is asked' })
  await expect(asked.getByText(/Passed over: Ada Away \(away until .* UTC\)/)).toBeVisible()
  await asked.getByText('2 considered').click()
  await expect(asked.getByText('Bert Back: chosen')).toBeVisible()
  await expect(asked.getByText(/^Ada Away: away until/)).toBeVisible()
  await isAccessible(page)

  const mine = await enter(bert)
  await mine.goto(path)
  await expect(mine.getByText(/Passed over: Ada Away/)).toBeVisible()
  await expect(mine.getByText('2 considered')).toHaveCount(0)
})

test('a substitute gets what is somebody else’s, and reads for whom', async ({ place, person, enter }) => {
  const [ada, cleo] = [await person({ name: 'Ada Gone' }), await person({ name: 'Cleo Cover' })]
  await sendAway(place, ada, cleo)
  const { path } = await ask(place, { task: 'For whom?', assignTo: ada.email })
  const page = await enter(cleo)
  await page.goto('/')
  await expect(page.getByText('For whom?').first()).toBeVisible()
  await page.goto(path)
  await expect(page.getByText('Ada Gone is named. Cleo Cover stands in for Ada Gone, who is away until')).toBeVisible()
  await expect(page.getByText('Substitute of Ada Gone')).toBeVisible()
})

test('whoever requested it may not approve it, and is told why', async ({ place, person, enter }) => {
  const olga = await person({ name: 'Olga Own', operator: true })
  const { id, path } = await ask(place, { task: 'Pay my own expenses?', assignTo: { excluded: [olga.email] } })
  const page = await enter(olga)
  await page.goto(path)
  await expect(page.getByText('May not answer it: Olga Own.')).toBeVisible()
  await expect(page.getByText('Whoever asked this has excluded you from answering it.').first()).toBeVisible()
  const answer = { data: { response: { approved: true } }, headers: { 'sec-fetch-site': 'same-origin' } }
  expect(await (await page.request.post(`/api/tasks/${id}/complete`, answer)).json()).toMatchObject({ error: 'EXCLUDED_FROM_TASK' })
})

test('operators try an assign_to without asking anybody, by keyboard alone', async ({ place, person, enter }) => {
  const [ada, bert, olga] = [
    await person({ name: 'Ada First' }),
    await person({ name: 'Bert Second' }),
    await person({ name: 'Olga Tries', operator: true }),
  ]
  const pool = await addPool(place, { members: [ada, bert] })
  const page = await enter(olga)
  await page.goto('/routing')
  await expect(page).toHaveTitle(/Routing/)
  await expect(result(page, 'Any operator')).toBeVisible()

  await page.getByRole('radio', { name: 'Form' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Pool')).toBeFocused()
  // At once: half a name on its way to the server would be refused.
  await page.keyboard.insertText(pool)
  await expect(result(page, 'Ada First')).toBeVisible()
  await expect(page.getByText('Ada First has not been assigned a task before; 2 are available.')).toBeVisible()
  const rows = page.getByRole('table').getByRole('row')
  await expect(rows.nth(1)).toContainText('Gets it')
  await expect(rows.nth(2)).toContainText('Bert Second')
  await isAccessible(page)

  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Strategy')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('option', { name: 'As the pool has it' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option', { name: 'Everyone' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(result(page, 'Whoever claims it first')).toBeVisible()
  await expect(rows.nth(2)).toContainText('Offered')

  // The address is the question: reloaded, it is asked again.
  await page.reload()
  await expect(result(page, 'Whoever claims it first')).toBeVisible()
  await expect(page.getByLabel('Pool')).toHaveValue(pool)
  expect((await place.sql.query('SELECT FROM users WHERE id = $1 AND last_assigned_at IS NOT NULL', [ada.id])).rowCount).toBe(0)
})

test('what would be refused, what is no JSON, and whom it is not for', async ({ place, person, enter, complaints }) => {
  complaints.allow(/status of 422/)
  const [ada, olga] = [await person({ name: 'Ada Only' }), await person({ name: 'Olga Asks', operator: true })]
  const pool = await addPool(place, { members: [ada] })
  const page = await enter(olga)
  await page.goto('/routing')
  await page.getByLabel('Pool').fill('no-such-pool')
  await expect(page.getByText('Such a task would be refused')).toBeVisible()
  await expect(page.getByText(/There is no pool "no-such-pool" on this server\. There are \d+:/)).toBeVisible()
  await isAccessible(page)

  await page.getByRole('radio', { name: 'JSON' }).click()
  await page.getByLabel('assign_to').fill('{"pool": ')
  await expect(page.getByText(/^This is not JSON/)).toBeVisible()
  await sendAway(place, ada)
  await page.getByLabel('assign_to').fill(JSON.stringify({ pool }))
  await expect(result(page, 'Nobody, for now')).toBeVisible()
  await expect(page.getByText('Would wait')).toBeVisible()

  // On a phone the answer is below the form: in short it is at the lower edge.
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('radio', { name: 'Form' }).click()
  const short = page.getByRole('link', { name: /^Nobody, for now.*See why/ })
  await expect(short).toBeInViewport()
  await expect(result(page, 'Nobody, for now')).not.toBeInViewport()
  await isAccessible(page)
  await short.click()
  await expect(result(page, 'Nobody, for now')).toBeInViewport()

  const reviewer = await enter(ada)
  await reviewer.goto('/routing')
  await expect(reviewer.getByText('For operators')).toBeVisible()
})
