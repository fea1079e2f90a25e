import { FORMS } from '#prisma/seed/forms.ts'
import { QUESTIONS } from '#prisma/seed/questions.ts'
import { check } from './axe.ts'
import { expect, openWindow, test, type Page } from './fixtures.ts'
import { setUp } from './place.ts'
import { ask, everyKind } from './questions.ts'

const shows = (page: Page, name: string) => () => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()

test('from setup to an empty inbox', async ({ browser, page, emptyPlace, complaints }) => {
  await check(page, new URL('/setup', emptyPlace.url).href, shows(page, 'Open the setup link'))
  await check(page, emptyPlace.setupUrl, shows(page, 'Create the first operator'))
  const window = await openWindow(browser, emptyPlace.url, await setUp(emptyPlace))
  complaints.watch(window)
  const inside = await window.newPage()
  await check(inside, '/welcome', shows(inside, 'Ask your first question'))
  await check(inside, '/', () => expect(inside.getByText('No tasks yet')).toBeVisible())
  await window.close()
})

test('sign-in', async ({ page }) => {
  await check(page, '/sign-in', async () => {
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByText('Enter your password.')).toBeVisible()
  })
})

test('what is not there', async ({ page, person, enter, complaints }) => {
  complaints.allow(/status of 404/)
  await check(page, '/nothing/here', shows(page, 'There is nothing at this address'))
  const inside = await enter(await person({ name: 'Alma Access' }))
  await check(inside, '/tasks/0000', () => expect(inside.getByText('There is no such task')).toBeVisible())
})

test('inbox, command menu and help', async ({ place, person, enter }) => {
  const alma = await person({ name: 'Alma Access' })
  for (const { task, payload, response_schema: response } of Object.values(QUESTIONS))
    await ask(place, { task, payload, response, assignTo: alma.email })
  const page = await enter(alma)
  const rows = page.getByRole('list', { name: 'Tasks' }).getByRole('link')
  await check(page, '/', () => expect(rows).toHaveCount(Object.keys(QUESTIONS).length))
  await check(page, '/?q=nothing+like+it', () => expect(page.getByText('Nothing matches')).toBeVisible())
  for (const [key, name] of [
    ['?', 'Keyboard shortcuts'],
    ['ControlOrMeta+k', /./],
  ] as const) {
    await check(page, '/', async () => {
      await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
      await expect(rows.first()).toBeVisible()
      await page.keyboard.press(key)
      await expect(page.getByRole('dialog', { name })).toBeVisible()
    })
  }
})

const forms = {
  ...Object.fromEntries(
    Object.entries(QUESTIONS).map(([name, { task, payload, response_schema: response, ...rest }]) => {
      const initial = 'initial_response' in rest ? rest.initial_response : undefined
      return [name, { task, payload, response, initial }]
    }),
  ),
  'every kind of field': { task: 'Fill in everything', response: everyKind, initial: { emails: ['ada@example.com'], lines: [{}] } },
  'no properties': { task: 'Write the answer yourself', response: { type: 'object' } },
}

for (const [name, question] of Object.entries(forms)) {
  test(`task: ${name}`, async ({ place, person, enter }) => {
    const alma = await person({ name: 'Alma Access' })
    const page = await enter(alma)
    const { path } = await ask(place, { ...question, assignTo: alma.email })
    await check(page, path, shows(page, question.task))
  })
}

test('every kind of field in every state', async ({ page, complaints }) => {
  test.slow()
  // What the sandbox kept from running, in the browser's own words.
  complaints.allow(/Blocked script execution/)
  await check(page, '/dev/fields', async () => {
    await expect(page.getByRole('textbox', { name: 'Reply to the customer' }).first()).toBeVisible()
    await expect(page.getByText('Is not in the expected format')).toBeVisible()
  })
})

for (const [
  name,
  { task, payload, payload_schema: payloadSchema, response_schema: response, form_definition: form, ...rest },
] of Object.entries(FORMS)) {
  test(`task with a form of its own: ${name}`, async ({ place, person, enter }) => {
    const alma = await person({ name: 'Alma Access' })
    const page = await enter(alma)
    const asked = { task, payload, payloadSchema, response, form: form ?? undefined, initial: rest.initial_response ?? undefined }
    const { path } = await ask(place, { ...asked, assignTo: alma.email })
    await check(page, path, shows(page, task))
  })
}

test('a form with mistakes', async ({ place, person, enter }) => {
  const alma = await person({ name: 'Alma Access' })
  const page = await enter(alma)
  const response = { ...everyKind, required: Object.keys(everyKind.properties) }
  const { path } = await ask(place, { task: 'Fill in everything', response, initial: { lines: [{}] }, assignTo: alma.email })
  await check(page, path, async () => {
    await page.getByRole('button', { name: 'Send answer' }).click()
    await expect(page.getByText('This is required.').first()).toBeVisible()
  })
})

test('a task that has ended', async ({ place, person, enter }) => {
  const [alma, other] = await Promise.all([person({ name: 'Alma Access' }), person({ name: 'Other One' })])
  const { extraction } = QUESTIONS
  const { path } = await ask(place, {
    task: extraction.task,
    payload: extraction.payload,
    response: extraction.response_schema,
    initial: extraction.initial_response,
    assignTo: [alma.email, other.email],
  })
  const [page, faster] = await Promise.all([enter(alma), enter(other)])
  await page.goto(path)
  await page.getByLabel('Remarks').fill('Almost done')
  await faster.goto(path)
  await faster.getByRole('button', { name: 'Send answer' }).click()
  // With what was typed in vain below it.
  await expect(page.getByText('Your unsent answer')).toBeVisible()
  await check(page, path, () => expect(page.getByText('Other One answered this')).toBeVisible())
})
