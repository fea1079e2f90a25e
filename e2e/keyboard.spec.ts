import { expect, test } from './fixtures.ts'
import { arrow, tabTo } from './keys.ts'
import { ask } from './questions.ts'

// No pointer in this file: `click`, `fill` and `focus` would each hide a trap.
test('sign in, find a task, claim it and answer it', async ({ page, place, person }) => {
  const [kay, other] = await Promise.all([person({ name: 'Kay Board' }), person({ name: 'Not Kay' })])
  const both = [kay.email, other.email]
  for (const task of ['Third in the list?', 'Second in the list?', 'First in the list?']) await ask(place, { task, assignTo: both })

  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await tabTo(page, page.getByLabel('Email'))
  await page.keyboard.type(kay.email)
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await page.keyboard.type(kay.password)
  await page.keyboard.press('Enter')

  const title = page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Inbox' })
  await expect(title).toHaveText('First in the list?')
  await page.keyboard.press('j')
  await expect(title).toHaveText('Second in the list?')
  await page.keyboard.press('j')
  await expect(title).toHaveText('Third in the list?')
  await page.keyboard.press('k')
  await expect(title).toHaveText('Second in the list?')
  await expect(page.getByRole('link', { name: /Second in the list/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Task' })).toBeFocused()

  await page.keyboard.press('c')
  await expect(page.getByText('Assigned to you')).toBeVisible()
  await page.keyboard.press('a')
  await expect(page.getByText('Sent. The agent has your answer.')).toBeVisible()
  const [answered] = (await place.agent.tasks.list({ q: 'Second in the list?' })).tasks
  expect(answered).toMatchObject({ status: 'completed', response: { approved: true }, completedBy: { userId: kay.id } })

  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await expect(title).toHaveText('Third in the list?')
  await page.keyboard.press('r')
  await expect(page.getByText('Sent. The agent has your answer.')).toBeVisible()
  const [refused] = (await place.agent.tasks.list({ q: 'Third in the list?' })).tasks
  expect(refused?.response).toEqual({ approved: false })
})

test('fill a form', async ({ place, person, enter }) => {
  const kay = await person({ name: 'Kay Board' })
  const page = await enter(kay)
  const { id, path } = await ask(place, {
    task: 'Fill this in',
    assignTo: kay.email,
    response: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        size: { type: 'string', enum: ['small', 'medium', 'large'] },
        urgent: { type: 'boolean' },
        tags: { type: 'array', items: { enum: ['red', 'green', 'blue'] } },
        amount: { type: 'integer', minimum: 1 },
      },
      required: ['name', 'size', 'urgent', 'tags', 'amount'],
    },
  })
  await page.goto(path)
  const name = page.getByLabel('Name')
  await expect(name).toBeEditable()

  // A letter that is typed is a letter, not a shortcut.
  await tabTo(page, name)
  await page.keyboard.type('a red jacket')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('radio', { name: 'small' })).toBeFocused()
  await arrow(page, 'ArrowDown', () => expect(page.getByRole('radio', { name: 'medium' })).toBeChecked())
  await tabTo(page, page.getByRole('radiogroup', { name: 'Urgent' }).getByRole('radio', { name: 'Yes' }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('checkbox', { name: 'green' }))
  await page.keyboard.press('Space')

  // Sent too early: the focus goes to what is missing.
  const amount = page.getByLabel('Amount')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(amount).toBeFocused()
  await expect(amount).toHaveAccessibleDescription(/This is required/)
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Sent. The agent has your answer.')).toBeVisible()
  const { response } = await place.agent.tasks.get(id)
  expect(response).toEqual({ name: 'a red jacket', size: 'medium', urgent: true, tags: ['green'], amount: 3 })
})

test('command menu, help and search', async ({ place, person, enter }) => {
  const kay = await person({ name: 'Kay Board' })
  await ask(place, { task: 'Ship the kayak?', assignTo: kay.email })
  await ask(place, { task: 'Ship the canoe?', assignTo: kay.email })
  const page = await enter(kay)
  await page.goto('/')
  await expect(page.getByRole('link', { name: /Ship the kayak/ })).toBeVisible()

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('ControlOrMeta+k')
  const menu = page.getByRole('dialog')
  await expect(menu.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('kayak')
  await expect(menu.getByRole('option', { name: 'Ship the kayak?' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/tasks\//)
  await expect(page.getByRole('heading', { level: 1, name: 'Ship the kayak?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('tab', { name: /Mine/ })).toHaveAttribute('aria-selected', 'true')

  await page.keyboard.press('/')
  await page.keyboard.type('canoe')
  await expect(page.getByRole('list', { name: 'Tasks' }).getByRole('link')).toHaveCount(1)
  await expect(page).toHaveURL(/q=canoe/)
  // Escape empties the box, and leaves it when it is empty.
  await page.keyboard.press('Escape')
  await expect(page.getByRole('list', { name: 'Tasks' }).getByRole('link')).toHaveCount(2)
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  await expect(page.getByRole('list', { name: 'Tasks' }).getByRole('link').nth(1)).toBeFocused()

  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('dark theme')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveClass(/dark/)
})
