import { AwaitHumans } from '#sdk/index.ts'
import { checkAsItStands } from './axe.ts'
import { expect, type Page } from './fixtures.ts'
import { tabTo } from './keys.ts'
import { addPool } from './place.ts'
import { ask } from './questions.ts'
import { test } from './receiver.ts'

const bar = (page: Page) => page.getByRole('navigation', { name: 'Main' })

test('an operator makes a key, an agent uses it, and revoked it is refused', async ({ place, person, enter }) => {
  const page = await enter(await person({ name: 'Opal Operator', operator: true }))
  await page.goto('/')
  await bar(page).getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'API keys' }).click()
  await expect(page).toHaveURL('/settings/keys')
  await page.getByRole('button', { name: 'Create key' }).first().click()
  const dialog = page.getByRole('dialog')

  // The keyboard starts in the first field, not on the button that closes.
  await expect(dialog.getByLabel('Name')).toBeFocused()

  // What is missing is said where it is missing.
  await dialog.getByRole('button', { name: 'Create key' }).click()
  await expect(dialog.getByText('Give it a name.')).toBeVisible()
  await dialog.getByLabel('Name').fill('Desk agent')
  for (const scope of ['tasks:read', 'tasks:write']) await dialog.getByLabel(scope, { exact: true }).uncheck()
  await dialog.getByRole('button', { name: 'Create key' }).click()
  await expect(dialog.getByText('Choose at least one.')).toBeVisible()
  await dialog.getByLabel('tasks:read', { exact: true }).check()
  await dialog.getByRole('combobox', { name: 'Expires after' }).click()
  await page.getByRole('option', { name: '30 days' }).click()
  await dialog.getByRole('button', { name: 'Create key' }).click()
  await expect(dialog.getByText('Copy the key now')).toBeVisible()
  const key = (await dialog.locator('code', { hasText: /^ah_/ }).textContent()) ?? ''
  await dialog.getByRole('button', { name: 'I have copied it' }).click()
  await expect(page.getByText(key)).toHaveCount(0)

  const { id } = await ask(place, { task: 'May a key read me?' })
  const agent = new AwaitHumans({ url: place.url, apiKey: key })
  expect((await agent.tasks.get(id)).task).toBe('May a key read me?')
  await expect(agent.tasks.cancel(id)).rejects.toThrow(/lacks the scope tasks:write/)
  await page.reload()
  const row = page.getByRole('row').filter({ hasText: 'Desk agent' })
  await expect(row).toContainText('tasks:read')
  await expect(row).toContainText('now')
  await checkAsItStands(page)

  await row.getByRole('button', { name: 'Revoke Desk agent' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke key' }).click()
  await expect(page.getByText('“Desk agent” is revoked.')).toBeVisible()
  const refused = await fetch(`${place.url}/api/tasks/${id}`, { headers: { authorization: `Bearer ${key}` } })
  expect(refused.status).toBe(401)
  await page.getByText(/^Revoked and expired/).click()
  await expect(page.getByRole('row').filter({ hasText: 'Desk agent' })).toContainText('Revoked')
})

test('a webhook that was given up is on the badge, and is delivered from the page', async ({ place, person, enter, receiver }) => {
  const page = await enter(await person({ name: 'Opal Operator', operator: true }))
  await place.sql.query('DELETE FROM webhook_deliveries')
  const { task } = await place.agent.tasks.create({
    task: 'Will it hear of it?',
    payload: {},
    payloadSchema: {},
    responseSchema: { type: 'object', properties: { ok: { type: 'boolean' } } },
    timeoutMs: 900_000,
    callbackUrl: receiver.url,
  })
  await place.agent.tasks.cancel(task.id)
  await expect
    .poll(async () => (await place.sql.query('SELECT status FROM webhook_deliveries WHERE task_id = $1', [task.id])).rows[0]?.status)
    .toBe('abandoned')

  // What is counted is told for ten seconds.
  await expect(async () => {
    await page.goto('/')
    await expect(page.getByRole('button', { name: /^Needs you/ })).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await page.getByRole('button', { name: /^Needs you/ }).click()
  await page.getByRole('menuitem', { name: /webhook given up this week/ }).click()
  await expect(page).toHaveURL('/settings/deliveries?status=abandoned')
  await checkAsItStands(page)
  await page.getByRole('button', { name: receiver.host, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`host=${encodeURIComponent(receiver.host)}`))
  await page.getByRole('button', { name: `Open the delivery to ${receiver.host}` }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('answered 410')).toBeVisible()
  await expect(dialog.getByText(`"task_id": "${task.id}"`)).toBeVisible()

  receiver.status = 200
  await dialog.getByRole('button', { name: 'Redeliver' }).click()
  await expect(dialog.getByText('Delivered')).toBeVisible()
  await expect(dialog.getByText('answered 200')).toBeVisible()
  expect(receiver.received).toBe(2)
  await page.keyboard.press('Escape')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await page.getByRole('button', { name: 'Signing secrets' }).click()
  await expect(dialog.getByText(/^whsec_/)).toBeVisible()

  await page.goto(`/audit?subject=delivery&action=redelivered`)
  const entry = page.getByRole('row').filter({ hasText: receiver.host })
  await expect(entry).toContainText('Opal Operator')
  await expect(entry).toContainText('abandoned → pending')
})

test('a job and a notice that failed are tried again', async ({ place, person, enter }) => {
  const page = await enter(await person({ name: 'Opal Operator', operator: true }))
  const name = `Unheard of ${Date.now()}?`
  const { task } = await place.agent.tasks.create({
    task: name,
    payload: {},
    payloadSchema: {},
    responseSchema: { type: 'object', properties: { ok: { type: 'boolean' } } },
    timeoutMs: 900_000,
    notify: ['email:nobody@example.com'],
  })
  await place.sql.query(
    `SELECT graphile_worker.add_job('notify', '{"task_id":"0000"}', max_attempts => 1, run_at => now() + interval '1 day')`,
  )
  await place.sql.query(`UPDATE graphile_worker._private_jobs SET attempts = 1, last_error = 'the dog ate it' WHERE max_attempts = 1`)
  await page.goto('/settings/jobs')
  const job = page.getByRole('row').filter({ hasText: 'the dog ate it' })
  const notice = page.getByRole('row').filter({ hasText: name })
  await expect(notice).toContainText('This server has no email channel set up.')
  await expect(job).toContainText('1 of 1')
  await checkAsItStands(page)
  await job.getByRole('button', { name: /^Retry/ }).click()
  await expect(job).toHaveCount(0)
  await notice.getByRole('button', { name: /^Try the notices/ }).click()
  await expect(page.getByText('The notices are tried again.')).toBeVisible()
  // There is still no email: it fails once more, and says so on the task.
  await page.goto(`/tasks/${task.id}`)
  await expect(page.getByText('You had the notices tried again')).toBeVisible()
  await expect(page.getByText('Could not tell nobody@example.com')).toHaveCount(2)
})

test('the status says how the server does, and which task nobody is asked', async ({ place, person, enter }) => {
  const page = await enter(await person({ name: 'Opal Operator', operator: true }))
  const name = `Who is there ${Date.now()}?`
  const { id } = await ask(place, { task: name, assignTo: { pool: await addPool(place, { members: [] }) } })
  await expect(async () => {
    await page.goto('/settings')
    await expect(page.getByRole('link', { name })).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expect(page).toHaveURL('/settings/status')
  await expect(page.getByText('Are looked at every second.')).toBeVisible()
  await expect(page.getByText(/Not set up: nobody is told by email/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Workers' })).toContainText('Alive')
  await checkAsItStands(page)
  await place.agent.tasks.cancel(id)
})

test('by keyboard alone: from the inbox to a key and back', async ({ place, person, enter }) => {
  const kay = await person({ name: 'Kay Board', operator: true })
  const { id } = await ask(place, { task: 'Is anybody at the keys?', assignTo: kay.email })
  const page = await enter(kay)
  await page.goto('/')
  await expect(page.getByRole('list', { name: 'Tasks' }).getByRole('link')).toHaveText([/Is anybody at the keys/])
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(page.getByRole('heading', { level: 1, name: 'Status' })).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: 'API keys' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'API keys' })).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Create key' }).first())
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await tabTo(page, dialog.getByLabel('Name'))
  await page.keyboard.type('By keys')
  await page.keyboard.press('Enter')
  await tabTo(page, dialog.getByRole('button', { name: 'I have copied it' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Revoke By keys' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Revoke key' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('“By keys” is revoked.')).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await expect(page.getByRole('heading', { name: 'Inbox' })).toBeAttached()
  await place.agent.tasks.cancel(id)
})

test('a section that is chosen while the inbox still fills its address is gone to', async ({ place, person, enter }) => {
  const page = await enter(await person({ name: 'Quinn Quick', operator: true }))
  const { id } = await ask(place, { task: 'Too fast for you?' })
  // The inbox writes its tab and its first task into the address within some hundred milliseconds: several chances to be in between.
  for (let n = 0; n < 4; n++) {
    await page.goto('/')
    await bar(page).getByRole('link', { name: 'Settings' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Status' })).toBeVisible()
    await expect(page).toHaveURL('/settings/status')
  }
  await place.agent.tasks.cancel(id)
})

test('on a phone the sections are in a menu; a reviewer has the inbox alone', async ({ person, enter }) => {
  const [operator, reviewer] = [
    await enter(await person({ name: 'Opal Operator', operator: true })),
    await enter(await person({ name: 'Rita Reviewer' })),
  ]
  await operator.setViewportSize({ width: 360, height: 740 })
  await operator.goto('/')
  await operator.getByRole('button', { name: 'Sections' }).click()
  await operator.getByRole('menuitem', { name: 'Audit' }).click()
  await expect(operator.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible()
  for (const address of ['/audit', '/settings/keys', '/settings/deliveries', '/settings/jobs', '/settings/status']) {
    await reviewer.goto(address)
    await expect(reviewer.getByText('For operators')).toBeVisible()
    await expect(bar(reviewer).getByRole('link')).toHaveText(['Inbox'])
  }
  await checkAsItStands(reviewer)
})
