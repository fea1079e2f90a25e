import { check } from './axe.ts'
import { expect, openWindow, test, type Page } from './fixtures.ts'
import { tabTo } from './keys.ts'
import { setUp, type Place } from './place.ts'
import { ask } from './questions.ts'

const PASSWORD = 'a password of my own'

async function poolId({ sql }: Place, name: string): Promise<string> {
  const { rows } = await sql.query<{ id: string }>('SELECT id FROM pools WHERE name = $1', [name])
  return rows[0]?.id ?? ''
}

/** Chooses from one of our own lists, which open beside the page and not in it. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click()
  await page.getByRole('option').filter({ hasText: option }).click()
}

test('an operator invites a reviewer, who sets a password, decides, and is deactivated in the middle of it', async ({
  browser,
  place,
  person,
  enter,
  complaints,
}) => {
  complaints.allow(/status of 40[01]/)
  const boss = await enter(await person({ name: 'Otto Operator', operator: true }))
  const email = `nina.new.${Date.now()}@example.com`
  await boss.goto('/people')
  await boss.getByRole('button', { name: 'Add a person' }).click()
  const dialog = boss.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Nina New')
  await dialog.getByLabel('Email').fill('not an address')
  await dialog.getByRole('button', { name: 'Add and make the link' }).click()
  await expect(dialog.getByText('Must be an email address, like ann@example.com.')).toBeVisible()
  await dialog.getByLabel('Email').fill(email)
  await dialog.getByLabel('Pools').fill('invited')
  await dialog.getByLabel('Pools').press('Enter')
  await dialog.getByRole('button', { name: 'Add and make the link' }).click()
  await expect(boss.getByRole('dialog', { name: 'Nina New is added' })).toBeVisible()
  const link = (await boss.getByTestId('invite-link').textContent()) ?? ''
  await dialog.getByRole('link', { name: 'Open their page' }).click()
  await expect(boss.getByRole('heading', { level: 1, name: 'Nina New' })).toBeVisible()
  await expect(boss.getByText(/Their link is good until/)).toBeVisible()

  const { path, id } = await ask(place, { task: 'Is Nina in?', assignTo: { pool: 'invited' } })
  const window = await browser.newContext({ baseURL: place.url })
  complaints.watch(window)
  const nina = await window.newPage()
  await nina.goto(link)
  await expect(nina.getByRole('heading', { name: 'Set your password' })).toBeVisible()
  await nina.getByRole('button', { name: 'Set password and sign in' }).click()
  await expect(nina.getByText('Use 8 to 200 characters.')).toBeVisible()
  await nina.getByLabel('Name').fill('Nina Newcomer')
  await nina.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await nina.getByRole('button', { name: 'Set password and sign in' }).click()
  await expect(nina.getByRole('heading', { level: 1, name: 'Is Nina in?' })).toBeVisible()

  // The link has done its work.
  const stranger = await browser.newContext({ baseURL: place.url })
  complaints.watch(stranger)
  const late = await stranger.newPage()
  await late.goto(link)
  await expect(late.getByRole('heading', { name: 'This link has been used' })).toBeVisible()
  await stranger.close()

  await boss.reload()
  await expect(boss.getByRole('heading', { level: 1, name: 'Nina Newcomer' })).toBeVisible()
  await expect(boss.getByRole('list', { name: 'Open tasks' }).getByRole('link', { name: /Is Nina in/ })).toBeVisible()
  await boss.getByRole('button', { name: 'Deactivate' }).click()
  await expect(boss.getByText(/The task that they hold goes back to the pool/)).toBeVisible()
  await boss.getByRole('alertdialog').getByRole('button', { name: 'Deactivate' }).click()
  await expect(boss.getByRole('button', { name: 'Activate' })).toBeVisible()
  await expect(boss.getByRole('list', { name: 'Changes' })).toContainText('Deactivated by Otto Operator')

  // In the middle of it: her window hears that she is out.
  await expect(nina.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect((await place.agent.tasks.get(id)).status).not.toBe('completed')
  await boss.goto(path)
  await expect(boss.getByRole('heading', { level: 1, name: 'Is Nina in?' })).toBeVisible()
  await window.close()
})

test('a link that is taken back, or replaced, opens nothing', async ({ page, person, enter, complaints }) => {
  complaints.allow(/status of 404/)
  const boss = await enter(await person({ name: 'Otto Operator', operator: true }))
  const guest = await person({ name: 'Greta Guest' })
  await boss.goto(`/people/${guest.id}`)
  const link = boss.getByTestId('invite-link')
  await boss.getByRole('button', { name: 'Make a link for a new password' }).click()
  const first = (await link.textContent()) ?? ''
  await boss.getByRole('button', { name: 'Make a link for a new password' }).click()
  await expect(link).not.toHaveText(first)
  const second = (await link.textContent()) ?? ''
  await page.goto(first)
  await expect(page.getByRole('heading', { name: 'This link opens nothing' })).toBeVisible()
  await page.goto(second)
  await expect(page.getByRole('heading', { name: 'Set your password' })).toBeVisible()
  await boss.getByRole('button', { name: 'Take the link back' }).click()
  await expect(boss.getByText('The link opens nothing any more')).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Set password and sign in' }).click()
  await expect(page.getByText(/This link opens nothing any more/)).toBeVisible()
})

test('a pool gets its people, hours and timers, and keeps them', async ({ place, person, enter, complaints }) => {
  complaints.allow(/status of 4(00|22)/)
  const [boss, ann, ben] = await Promise.all([
    person({ name: 'Otto Operator', operator: true }),
    person({ name: 'Ann Ordered' }),
    person({ name: 'Ben Ordered' }),
  ])
  const page = await enter(boss)
  await page.goto('/pools')
  await page.getByRole('button', { name: 'New pool' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('journey pool')
  await page.getByRole('button', { name: 'Make the pool' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'journey pool' })).toBeVisible()

  await page.getByRole('radio', { name: /Named order/ }).click()
  await choose(page, 'Add somebody', ann.email)
  await choose(page, 'Add somebody', ben.email)
  await page.getByRole('button', { name: 'Move Ben Ordered up in members' }).click()
  await page.getByRole('radio', { name: 'In its hours' }).click()
  await page.getByLabel('Time zone').fill('Europe/Atlantis')
  await page.getByLabel('From').fill('08:00')
  await page.getByLabel('Holidays').fill('2027-01-01')
  await page.getByRole('button', { name: 'Add the day' }).click()
  await page.getByRole('textbox', { name: 'First reminder after' }).fill('2')
  await page.getByRole('textbox', { name: 'Escalates after' }).fill('1')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Choose who is asked then.')).toBeVisible()
  await choose(page, 'To whom', 'A person')
  await choose(page, 'Who exactly', boss.email)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Is not a time zone, like Europe/Vienna or UTC.')).toBeVisible()
  await page.getByLabel('Time zone').fill('Europe/Vienna')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()

  await page.reload()
  await expect(page.getByRole('radio', { name: /Named order/ })).toBeChecked()
  await expect(page.getByRole('list', { name: 'Members, in the order they are asked' }).getByRole('listitem')).toHaveText([/Ben/, /Ann/])
  const { rows } = await place.sql.query('SELECT * FROM pools WHERE name = $1', ['journey pool'])
  expect(rows[0]).toMatchObject({
    strategy: 'named_order',
    time_zone: 'Europe/Vienna',
    hours: [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '17:00' }],
    holidays: ['2027-01-01'],
    remind_after: 7_200,
    escalate_after: 3_600,
    escalate_to: { user_id: boss.id },
  })

  await ask(place, { task: 'Keeps the pool?', assignTo: { pool: 'journey pool' } })
  await page.reload()
  await expect(page.getByRole('button', { name: 'Delete' })).toHaveAttribute('aria-disabled', 'true')
})

test('roles and access levels are made, ordered and renamed', async ({ place, person, enter }) => {
  const page = await enter(await person({ name: 'Otto Operator', operator: true }))
  await page.goto('/people')
  await page.getByRole('navigation', { name: 'Who is asked' }).getByRole('link', { name: 'Pools, roles and levels' }).click()
  await page.getByRole('tab', { name: 'Access levels' }).click()
  for (const name of ['Junior', 'Senior']) {
    await page.getByRole('button', { name: 'New level' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill(name)
    await page.getByRole('button', { name: 'Make the level' }).click()
    await expect(page.getByRole('button', { name: `Move ${name}`, exact: true })).toBeVisible()
  }
  const levels = page.getByRole('list', { name: 'Access levels, the highest first' }).getByRole('listitem')
  await expect(levels).toHaveText([/Senior/, /Junior/])
  await page.getByRole('button', { name: 'Move Junior up in access levels' }).click()
  await expect(levels).toHaveText([/Junior/, /Senior/])
  await page.getByRole('button', { name: 'Rename Junior' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Principal')
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
  await expect(levels).toHaveText([/Principal/, /Senior/])
  const { rows } = await place.sql.query('SELECT name FROM access_levels ORDER BY rank')
  expect(rows.map(({ name }) => name)).toEqual(['Senior', 'Principal'])

  await page.getByRole('tab', { name: 'Roles' }).click()
  await expect(page).toHaveURL(/tab=roles/)
  await page.getByRole('button', { name: 'New role' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('auditor')
  await page.getByRole('button', { name: 'Make the role' }).click()
  await page.getByRole('button', { name: 'More about auditor' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('button', { name: 'Delete the role' }).click()
  await expect(page.getByText('auditor', { exact: true })).toHaveCount(0)
})

test('a reviewer says when they are away and changes their password, and sees nothing of operators’ pages', async ({
  place,
  person,
  enter,
  complaints,
}) => {
  complaints.allow(/status of 4(00|22)/)
  const [ravi, lena] = await Promise.all([person({ name: 'Ravi Away' }), person({ name: 'Lena Stands' })])
  const page = await enter(ravi)
  await page.goto('/account')
  await page.getByLabel('Back on').fill('2020-01-01T09:00')
  await page.getByRole('button', { name: 'Save availability' }).click()
  await expect(page.getByText('Has passed already.')).toBeVisible()
  await page.getByLabel('Back on').fill('2099-01-01T09:00')
  await choose(page, 'Who stands in', lena.email)
  await page.getByRole('button', { name: 'Save availability' }).click()
  await expect(page.getByRole('button', { name: 'I am back' })).toBeVisible()
  const { rows } = await place.sql.query('SELECT substitute_id, away_until FROM users WHERE id = $1', [ravi.id])
  expect(rows).toMatchObject([{ substitute_id: lena.id, away_until: expect.any(Date) }])

  await page.getByLabel('Current password').fill('not it at all')
  await page.getByLabel('New password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText('Is not your password.')).toBeVisible()
  await page.getByLabel('Current password').fill(ravi.password)
  await page.getByRole('button', { name: 'Change the password' }).click()
  await expect(page.getByText(/Your password is changed/)).toBeVisible()

  for (const address of ['/people', `/people/${lena.id}`, '/pools', '/pools/nope']) {
    await page.goto(address)
    await expect(page.getByRole('heading', { name: 'For operators' })).toBeVisible()
  }
  await expect(page.getByText('Lena Stands')).toHaveCount(0)
})

// No pointer in this one.
test('find somebody and change what they may be asked, by keyboard alone', async ({ place, person, enter }) => {
  const boss = await person({ name: 'Otto Operator', operator: true })
  const kay = await person({ name: 'Kay Keyboard' })
  const page = await enter(boss)
  await page.goto('/people')
  await expect(page.getByRole('table')).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('kay key')
  await expect(page).toHaveURL(/q=kay\+key/)
  const row = page.getByRole('link', { name: 'Kay Keyboard' })
  await expect(page.getByRole('row')).toHaveCount(2)
  await tabTo(page, row)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Kay Keyboard' })).toBeVisible()

  await tabTo(page, page.getByRole('combobox', { name: 'Roles' }))
  await page.keyboard.type('typist,')
  await expect(page.getByRole('button', { name: 'Remove typist' })).toBeVisible()
  await page.keyboard.type('mistake')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Backspace')
  await expect(page.getByRole('button', { name: 'Remove mistake' })).toHaveCount(0)
  await tabTo(page, page.getByRole('button', { name: 'Save', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Changes' })).toContainText('Roles: none → typist')
  const { rows } = await place.sql.query('SELECT name FROM roles JOIN user_roles ON role_id = id WHERE user_id = $1', [kay.id])
  expect(rows).toEqual([{ name: 'typist' }])
})

test('the last operator is told why they stay', async ({ browser, emptyPlace, complaints }) => {
  const first = await setUp(emptyPlace)
  const window = await openWindow(browser, emptyPlace.url, first)
  complaints.watch(window)
  const page = await window.newPage()
  await page.goto(`/people/${first.id}`)
  const deactivate = page.getByRole('button', { name: 'Deactivate' })
  await expect(deactivate).toHaveAttribute('aria-disabled', 'true')
  await deactivate.focus()
  await expect(page.getByRole('tooltip')).toContainText('This is the last active operator')
  await window.close()
})

test('the pages about people, to axe', async ({ place, person, enter, complaints }) => {
  test.slow()
  complaints.allow(/status of 404/)
  const [boss, ann] = await Promise.all([person({ name: 'Otto Operator', operator: true }), person({ name: 'Ann Axe' })])
  const page = await enter(boss)
  const headers = { authorization: `Bearer ${place.adminToken}`, 'content-type': 'application/json' }
  const body = { name: 'axe pool', strategy: 'named_order', hours: [{ days: [1], from: '09:00', to: '17:00' }], members: [ann.id, boss.id] }
  await fetch(new URL('/api/admin/pools', place.url), { method: 'POST', headers, body: JSON.stringify(body) })
  await fetch(new URL('/api/admin/access-levels', place.url), { method: 'POST', headers, body: JSON.stringify({ name: 'axe level' }) })
  const heading = (name: string) => () => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await check(page, '/people', () => expect(page.getByRole('table')).toBeVisible())
  await check(page, `/people/${ann.id}`, heading('Ann Axe'))
  await check(page, '/people/nope', () => expect(page.getByText('There is no such person')).toBeVisible())
  await check(page, '/pools', () => expect(page.getByRole('table')).toBeVisible())
  await check(page, '/pools?tab=levels', () => expect(page.getByText('axe level', { exact: true })).toBeVisible())
  await check(page, `/pools/${await poolId(place, 'axe pool')}`, heading('axe pool'))
  await check(page, '/account', heading('Your account'))
  await check(page, '/people', async () => {
    await page.getByRole('button', { name: 'Add a person' }).click()
    await page.getByRole('combobox', { name: 'Pools' }).click()
    await expect(page.getByRole('option', { name: 'axe pool' })).toBeVisible()
  })
})
