import { readFile } from 'node:fs/promises'
import { checkAsItStands } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { ask } from './questions.ts'

test('the audit is filtered, looked into and exported', async ({ place, person, enter }) => {
  const opal = await person({ name: 'Opal Operator', operator: true })
  const page = await enter(opal)
  const { id, path } = await ask(place, { task: '=Risky, "quoted"?', assignTo: opal.email })
  await page.goto(path)
  await page.getByRole('button', { name: /^Yes/ }).click()
  await expect(page.getByText('Sent. The agent has your answer.')).toBeVisible()

  await page.goto('/audit')
  await page.getByLabel('Id or key').fill(id)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`id=${id}`))
  const lines = page.getByRole('region', { name: 'Audit' }).getByRole('row')
  await expect(lines).toHaveCount(5)
  await checkAsItStands(page)
  await page.getByRole('combobox', { name: 'Action' }).click()
  await page.getByRole('option', { name: 'Completed' }).click()
  await expect(lines).toHaveCount(2)
  await expect(page).toHaveURL(/action=completed/)
  await page.reload()
  await expect(lines.last()).toContainText('Opal Operator')
  await page.getByRole('button', { name: 'Completed: details' }).click()
  const dialog = page.getByRole('dialog', { name: 'Completed' })
  await expect(dialog.getByRole('region', { name: 'Before and after' })).toContainText('submittedcompleted')
  await expect(dialog.getByText(opal.email)).toBeVisible()
  await dialog.getByRole('link', { name: 'Everything about it' }).click()
  await expect(lines).toHaveCount(5)

  const download = async (name: string) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
  }
  const csv = await download('Export CSV')
  expect(csv.name).toMatch(/^audit-.*\.csv$/)
  expect(csv.text.split('\r\n')).toHaveLength(6)
  expect(csv.text).toContain(`"'=Risky, ""quoted""?"`)
  const json = await download('Export JSON')
  expect(JSON.parse(json.text)).toHaveLength(4)

  // By whom: what others did is not among it.
  await page.goto(`/audit?actor=${opal.email}`)
  await expect(lines.nth(1)).toContainText('Opal Operator')
  await expect(lines.filter({ hasText: 'Admin token' })).toHaveCount(0)
})

test('new entries are told of, and come when asked for', async ({ place, person, enter }) => {
  const page = await enter(await person({ name: 'Opal Operator', operator: true }))
  const { id } = await ask(place, { task: 'What comes next?' })
  await page.goto(`/audit?id=${id}`)
  const lines = page.getByRole('region', { name: 'Audit' }).getByRole('row')
  await expect(lines).toHaveCount(2)
  await place.agent.tasks.cancel(id)
  await page.getByRole('button', { name: 'New entries' }).click()
  await expect(lines).toHaveCount(3)
  await expect(page.getByRole('button', { name: 'New entries' })).toHaveCount(0)
})
