import { expect, test, type Page } from './fixtures.ts'
import type { Account } from './place.ts'
import { ask } from './questions.ts'

const MISMATCH = 'That email and password do not match an active account.'

async function fillIn(page: Page, { email }: Account, password: string): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test('a link to a task leads through sign-in to the task', async ({ page, place, person, complaints }) => {
  complaints.allow(/status of 401/)
  const ines = await person({ name: 'Ines In' })
  const { path } = await ask(place, { task: 'Where was I going?', assignTo: ines.email })
  await page.goto(path)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('Enter your email address.')).toBeVisible()
  await expect(page.getByLabel('Email')).toBeFocused()
  await fillIn(page, ines, 'not the password')
  await expect(page.getByText(MISMATCH)).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(ines.email)
  await fillIn(page, ines, ines.password)
  await expect(page).toHaveURL(path)
  await expect(page.getByRole('heading', { level: 1, name: 'Where was I going?' })).toBeVisible()
})

test('who tries too many passwords has to wait', async ({ page, place, person, complaints }) => {
  complaints.allow(/status of 401/)
  const ines = await person({ name: 'Ines In' })
  await place.sql.query('DELETE FROM rate_limits')
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const guess = (password: string) =>
    page.request.post('/api/auth/callback/credentials', { form: { email: ines.email, password, csrfToken, json: 'true' } })
  await Promise.all(Array.from({ length: 9 }, (_, round) => guess(`guess ${round}`)))

  await page.goto('/sign-in')
  await fillIn(page, ines, 'the tenth guess')
  await expect(page.getByText(MISMATCH)).toBeVisible()
  // The right one now, and still no: otherwise the limit would tell which guess was right.
  await fillIn(page, ines, ines.password)
  await expect(page.getByText('Too many attempts. Wait five minutes, then try again.')).toBeVisible()
  await place.sql.query('DELETE FROM rate_limits')
  await fillIn(page, ines, ines.password)
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeAttached()
})

test('whoever is deactivated is out at once', async ({ place, person, enter, complaints }) => {
  complaints.allow(/status of 401/)
  const gone = await person({ name: 'Gone Soon' })
  const { id } = await ask(place, { task: 'May I still answer?', assignTo: gone.email })
  const page = await enter(gone)
  await page.goto('/')
  await expect(page.getByRole('button', { name: /^Yes/ })).toBeVisible()
  await place.sql.query('UPDATE users SET active = false WHERE id = $1', [gone.id])
  // The page may have led to the sign-in by itself before it can be pressed.
  const pressed = page.getByRole('button', { name: /^Yes/ }).click({ timeout: 5_000 })
  await Promise.allSettled([pressed])
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  const answer = { data: { response: { approved: true } }, headers: { 'sec-fetch-site': 'same-origin' } }
  expect((await page.request.post(`/api/tasks/${id}/complete`, answer)).status()).toBe(401)
  expect((await place.agent.tasks.get(id)).status).not.toBe('completed')

  await fillIn(page, gone, gone.password)
  await expect(page.getByText(MISMATCH)).toBeVisible()
})

test('whoever is deactivated while a page lies open is led to the sign-in, without touching it', async ({
  place,
  person,
  enter,
  complaints,
}) => {
  complaints.allow(/status of 401/)
  const gone = await person({ name: 'Gone Meanwhile' })
  const page = await enter(gone)
  await page.goto('/')
  await expect(page.getByText('All decided')).toBeVisible()
  await place.sql.query('UPDATE users SET active = false WHERE id = $1', [gone.id])
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible({ timeout: 20_000 })
})

test('who signs out is out, in every tab', async ({ place, person, enter, complaints }) => {
  complaints.allow(/status of 401/)
  const olaf = await person({ name: 'Olaf Out' })
  const { path } = await ask(place, { task: 'Secret?', assignTo: olaf.email })
  const page = await enter(olaf)
  await page.goto(path)
  await page.getByRole('button', { name: 'Account' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect(page.getByText('Secret?')).toHaveCount(0)
})

test('a task that is asked of others is not shown', async ({ place, person, enter, complaints }) => {
  complaints.allow(/status of 404/)
  const [nosy, other] = await Promise.all([person({ name: 'Nosy One' }), person({ name: 'Other One' })])
  const { path } = await ask(place, { task: 'Between us?', assignTo: other.email })
  const page = await enter(nosy)
  await page.goto(path)
  await expect(page.getByText('There is no such task')).toBeVisible()
  await expect(page.getByText('Between us?')).toHaveCount(0)
  await page.goto('/tasks/0000')
  await expect(page.getByText('There is no such task')).toBeVisible()
  // The first-run page is for operators.
  await page.goto('/welcome')
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeAttached()
})
