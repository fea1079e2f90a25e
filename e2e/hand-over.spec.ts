import { randomUUID } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { turn, violationsOf } from './axe.ts'
import { expect, test, type Page } from './fixtures.ts'
import { tabTo } from './keys.ts'
import { type Account, addPool, type Place } from './place.ts'

const HOUR = 3_600_000

async function askPool({ agent }: Place, pool: string, lead: Account): Promise<{ id: string; path: string }> {
  const { task, url } = await agent.tasks.create({
    task: 'Refund order A-4721?',
    payload: { order: 'A-4721', amount: 250 },
    payloadSchema: {},
    responseSchema: { type: 'object', properties: { approved: { type: 'boolean' } }, required: ['approved'] },
    timeoutMs: 48 * HOUR,
    idempotencyKey: `hand-over:${randomUUID()}`,
    assignTo: { pool },
    escalateAfterMs: 4 * HOUR,
    escalateTo: lead.email,
  })
  return { id: task.id, path: new URL(url).pathname }
}

/** axe on what is open, in both themes. */
async function expectAccessible(page: Page): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await turn(page, theme)
    expect(await violationsOf(new AxeBuilder({ page }).include('[role="dialog"]'))).toEqual([])
  }
}

test('from hand to hand: claimed, handed over, declined, reassigned, escalated, answered', async ({ place, person, enter, complaints }) => {
  // Whoever no longer has the task is told so by the server, and the browser says it in its own words.
  complaints.allow(/status of 40[34]/)
  const [ana, ben, lena] = [await person({ name: 'Ana First' }), await person({ name: 'Ben Second' }), await person({ name: 'Lena Lead' })]
  const olga = await person({ name: 'Olga Operator', operator: true })
  const cleo = await person({ name: 'Cleo Other' })
  const abe = await person({ name: 'Abe Also' })
  const firstLine = await addPool(place, { name: 'First line', members: [ana, ben, abe], claimExpiresAfter: 1_800 })
  const secondLine = await addPool(place, { name: 'Second line', members: [cleo], claimExpiresAfter: 1_800 })
  const { id, path } = await askPool(place, firstLine, lena)
  const { userId: turn } = (await place.agent.tasks.get(id)).assignee
  const first = [ana, ben, abe].find((each) => each.id === turn) ?? ana
  const second = first === ben ? ana : ben
  const [mine, theirs, desk] = [await enter(first), await enter(second), await enter(olga)]

  await test.step('claimed, for half an hour', async () => {
    await mine.goto(path)
    // The pool's turn came to them; given back, it is anybody's of the pool.
    await mine.getByRole('button', { name: 'Release' }).click()
    await expect(mine.getByText('Unassigned')).toBeVisible()
    await mine.keyboard.press('c')
    await expect(mine.getByText(/^until (\w+ )?\d\d:\d\d$/)).toBeVisible()
    await expect(mine.getByText(/Others are asked as well in \d/)).toBeVisible()
  })

  await test.step('handed over, by keyboard alone', async () => {
    await mine.keyboard.press('h')
    const dialog = mine.getByRole('dialog', { name: 'Hand over' })
    await expect(dialog.getByRole('combobox')).toBeFocused()
    await mine.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await mine.keyboard.press('h')
    await expect(dialog.getByRole('option', { name: new RegExp(second.name) })).toBeVisible()
    await expect(dialog.getByRole('option', { name: /Cleo/ })).toHaveCount(0)
    await expectAccessible(mine)
    await mine.keyboard.type(second.name.slice(0, 3).toLowerCase())
    await expect(dialog.getByRole('option')).toHaveCount(1)
    await mine.keyboard.press('Enter')
    await expect(dialog.getByText(second.name)).toBeVisible()
    await mine.keyboard.type('You know this customer')
    await expectAccessible(mine)
    await tabTo(mine, dialog.getByRole('button', { name: 'Hand over' }))
    await mine.keyboard.press('Enter')
    await expect(mine.getByText(`Given to ${second.name}`)).toBeVisible()
    await expect(mine).toHaveURL(/\/(\?.*)?$/)
    await expect(mine.getByRole('link', { name: /Refund order/ })).toHaveCount(0)
  })

  await test.step('declined, which needs a reason', async () => {
    await theirs.goto(path)
    await expect(theirs.getByText(`${first.name} gave it to ${second.name}`)).toBeVisible()
    await expect(theirs.getByText('You know this customer')).toBeVisible()
    await theirs.keyboard.press('d')
    const dialog = theirs.getByRole('dialog', { name: 'Decline this task' })
    await dialog.getByRole('button', { name: 'Decline' }).click()
    await expect(dialog.getByText('Say why, so that')).toBeVisible()
    await expectAccessible(theirs)
    await dialog.getByLabel('Why you do not take it').fill('It is my own order')
    await dialog.getByRole('button', { name: 'Decline' }).click()
    await expect(theirs.getByText('Declined', { exact: true })).toBeVisible()
    await theirs.goto(path)
    await expect(theirs.getByText(/not yours to see|no such task/)).toBeVisible()
  })

  await test.step('reassigned to a pool by an operator, who reads why', async () => {
    await desk.goto(path)
    await expect(desk.getByText(`${second.name} declined it; nobody else is asked`)).toBeVisible()
    await expect(desk.getByText('It is my own order')).toBeVisible()
    await desk.getByRole('button', { name: 'More actions' }).click()
    await desk.getByRole('menuitem', { name: 'Reassign…' }).click()
    const dialog = desk.getByRole('dialog', { name: 'Reassign' })
    await dialog.getByRole('combobox').fill('nobody like this')
    await expect(dialog.getByText('Nobody you can give it to is called that.')).toBeVisible()
    await dialog.getByRole('combobox').fill(secondLine.toLowerCase())
    await dialog.getByRole('option', { name: new RegExp(secondLine) }).click()
    await dialog.getByRole('button', { name: 'Reassign' }).click()
    await expect(desk.getByText(`Given to the pool ${secondLine}`)).toBeVisible()
    await expect(desk.getByText(`You gave it to Cleo Other and the pool ${secondLine}`)).toBeVisible()
    expect((await place.agent.tasks.get(id)).assignee.userId).toBe(cleo.id)
  })

  await test.step('escalated once its time has come, in front of whoever looks at it', async () => {
    await place.sql.query(`UPDATE tasks SET escalate_at = now() - interval '1 second' WHERE id = $1 AND escalate_at IS NOT NULL`, [id])
    await expect(desk.getByText('Nobody had answered: put to Lena Lead as well')).toBeVisible()
    const lead = await enter(lena)
    await lead.goto(path)
    await lead.getByRole('button', { name: /^Yes/ }).click()
    await expect(lead.getByText('Sent. The agent has your answer.')).toBeVisible()
  })
  expect(await place.agent.tasks.get(id)).toMatchObject({ status: 'completed', completedBy: { userId: lena.id } })
})
