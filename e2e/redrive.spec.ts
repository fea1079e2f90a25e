import { expect, type Page } from './fixtures.ts'
import { addPool, type Place } from './place.ts'
import { ask } from './questions.ts'
import { test } from './receiver.ts'

const HOW_MANY = 3

/** Tasks that have ended, and whose agent could not be told. */
async function endUnheard({ agent, sql }: Place, callbackUrl: string): Promise<void> {
  for (let n = 0; n < HOW_MANY; n++) {
    const { task } = await agent.tasks.create({
      task: `Is anybody listening, no. ${n}?`,
      payload: {},
      payloadSchema: {},
      responseSchema: { type: 'object', properties: { ok: { type: 'boolean' } } },
      timeoutMs: 900_000,
      callbackUrl,
    })
    await agent.tasks.cancel(task.id)
  }
  await expect
    .poll(async () => (await sql.query(`SELECT count(*)::int FROM webhook_deliveries WHERE status = 'abandoned'`)).rows[0]?.count)
    .toBe(HOW_MANY)
}

const rows = (page: Page, table: string) => page.getByRole('region', { name: table }).locator('tbody tr')

test('an outage is over: what failed is redelivered in one go', async ({ place, person, enter, receiver }) => {
  const page = await enter(await person({ name: 'Opal Operator', operator: true }))
  await place.sql.query('DELETE FROM webhook_deliveries')
  await endUnheard(place, receiver.url)
  await page.goto('/settings/deliveries')
  await expect(rows(page, 'Webhook deliveries').filter({ hasText: 'Given up' })).toHaveCount(HOW_MANY)

  receiver.status = 200
  await page.getByRole('button', { name: 'Redeliver failed…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Redeliver what failed' })
  await dialog.getByRole('radio', { name: 'In the last hour' }).click()
  await dialog.getByRole('button', { name: 'Redeliver' }).click()
  await expect(page.getByText(`${HOW_MANY} webhooks are being sent again.`)).toBeVisible()
  await expect(dialog).toHaveCount(0)
  await expect(rows(page, 'Webhook deliveries').filter({ hasText: 'Delivered' })).toHaveCount(HOW_MANY)
  expect(receiver.received).toBe(2 * HOW_MANY)
  await page.getByRole('button', { name: 'Redeliver failed…' }).click()
  await dialog.getByRole('button', { name: 'Redeliver' }).click()
  await expect(page.getByText('Nothing failed since then.')).toBeVisible()
})

test('every job that failed is retried with one press, and every notice', async ({ place, person, enter }) => {
  const page = await enter(await person({ name: 'Opal Operator', operator: true }))
  for (const task of ['0001', '0002']) {
    const payload = JSON.stringify({ task_id: task })
    await place.sql.query(`SELECT graphile_worker.add_job('notify', $1::json, max_attempts => 1, run_at => now() + interval '1 day')`, [
      payload,
    ])
  }
  await place.sql.query(`UPDATE graphile_worker._private_jobs SET attempts = 1, last_error = 'the cat ate it' WHERE max_attempts = 1`)
  for (const task of ['Who hears of one?', 'Who hears of two?']) {
    await place.agent.tasks.create({
      task,
      payload: {},
      payloadSchema: {},
      responseSchema: { type: 'object', properties: { ok: { type: 'boolean' } } },
      timeoutMs: 900_000,
      notify: ['email:nobody@example.com'],
    })
  }
  await page.goto('/settings/jobs')
  const failed = rows(page, 'Jobs in the queue').filter({ hasText: 'the cat ate it' })
  await expect(failed).toHaveCount(2)
  await page.getByRole('button', { name: 'Retry all' }).click()
  await expect(page.getByText(/^\d+ jobs run again\.$/)).toBeVisible()
  await expect(failed).toHaveCount(0)
  await expect(rows(page, 'Failed notices').filter({ hasText: 'Who hears of' })).toHaveCount(2)
  await page.getByRole('button', { name: 'Try all again' }).click()
  await expect(page.getByText(/^The notices of \d+ tasks are tried again\.$/)).toBeVisible()
})

test('the title of the window counts what waits, on every page', async ({ place, person, enter }) => {
  const opal = await person({ name: 'Opal Operator', operator: true })
  const rita = await person({ name: 'Rita Reviewer' })
  const page = await enter(rita)
  await page.goto('/account')
  await expect(page).toHaveTitle('Your account · awaithumans')
  const { id } = await ask(place, { task: 'Does she see it?', assignTo: rita.email })
  await expect(page).toHaveTitle('(1) Your account · awaithumans')
  await page.goto(`/tasks/${id}`)
  await expect(page).toHaveTitle('(1) Does she see it? · awaithumans')
  await page.getByRole('button', { name: /^Yes/ }).click()
  await expect(page).toHaveTitle('Does she see it? · awaithumans')
  await page.getByRole('link', { name: 'Inbox' }).last().click()
  await expect(page).toHaveTitle('Inbox · awaithumans')

  // What needs an operator is counted too; what other journeys left may be among it.
  await ask(place, { task: 'Who is there to ask?', assignTo: { pool: await addPool(place, { members: [] }) } })
  const desk = await enter(opal)
  await expect(async () => {
    await desk.goto('/people')
    await expect(desk).toHaveTitle(/^\(\d+\) People · awaithumans$/, { timeout: 2_000 })
  }).toPass()
  await desk.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit' }).click()
  await expect(desk).toHaveTitle(/^\(\d+\) Audit · awaithumans$/)
})
