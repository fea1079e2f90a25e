import { expect, test } from './fixtures.ts'
import { ask, everyKind } from './questions.ts'

const SENT = 'Sent. The agent has your answer.'

test('every kind of field gives the agent the value that was entered', async ({ place, person, enter }) => {
  const flora = await person({ name: 'Flora Form' })
  const page = await enter(flora)
  const { id, path } = await ask(place, {
    task: 'Fill in everything',
    assignTo: flora.email,
    response: { ...everyKind, required: Object.keys(everyKind.properties) },
  })
  await page.goto(path)
  const group = (name: string) => page.getByRole('group', { name, exact: true })

  await page.getByLabel('Title').fill('Ünïcode 🎈')
  await page.getByLabel('Contact').fill('ada@example.com')
  await page.getByLabel('Website').fill('https://example.com/a?b=c')
  await page.getByLabel('Code').fill('ABC')
  await page.getByLabel('Amount').fill('12.50')
  await page.getByLabel('Pieces').fill('3')
  await page.getByRole('region', { name: 'Your answer' }).getByLabel('Comment').fill('two\nlines')
  await page.getByRole('radiogroup', { name: 'Urgent' }).getByRole('radio', { name: 'No' }).click()
  await page.getByRole('radio', { name: 'medium' }).click()
  await page.getByLabel('Country').click()
  await page.getByRole('option', { name: 'Estonia' }).click()
  await page.getByRole('checkbox', { name: 'blue' }).click()
  await page.getByRole('checkbox', { name: 'red' }).click()
  await page.getByLabel('Day').fill('2026-02-28')
  // The browser of this test is in Vienna, in winter one hour ahead.
  await page.getByLabel('Moment').fill('2026-01-15T09:30')
  await page.getByLabel('Clock').fill('14:05')
  await page.getByLabel('Anything').fill('{"deep": [1, {"er": null}]}')
  await group('Address').getByLabel('Street').fill('Main Street 1')
  await group('Address').getByLabel('Zip').fill('01234')
  await page.getByRole('button', { name: 'Add item to Emails' }).click()
  await page.getByLabel('Emails, item 1').fill('first@example.com')
  await page.getByRole('button', { name: 'Add item to Emails' }).click()
  await page.getByLabel('Emails, item 2').fill('second@example.com')
  const lines = [
    ['Board', '4'],
    ['Wrong', '9'],
    ['Nail', '100'],
  ] as const
  for (const [index, [article, count]] of lines.entries()) {
    // The first row is there already.
    if (index > 0) await page.getByRole('button', { name: 'Add row to Lines' }).click()
    await page.getByLabel(`Article, row ${index + 1}`).fill(article)
    await page.getByLabel(`Count, row ${index + 1}`).fill(count)
  }
  await page.getByRole('button', { name: 'Remove row 2 of Lines' }).click()
  await page.getByRole('button', { name: 'Send answer' }).click()
  await expect(page.getByText(SENT)).toBeVisible()

  const { response } = await place.agent.tasks.get(id)
  expect(response).toEqual({
    title: 'Ünïcode 🎈',
    contact: 'ada@example.com',
    website: 'https://example.com/a?b=c',
    code: 'ABC',
    amount: 12.5,
    pieces: 3,
    comment: 'two\nlines',
    urgent: false,
    size: 'medium',
    country: 'Estonia',
    tags: ['red', 'blue'],
    day: '2026-02-28',
    moment: '2026-01-15T08:30:00Z',
    clock: '14:05',
    anything: { deep: [1, { er: null }] },
    address: { street: 'Main Street 1', zip: '01234' },
    emails: ['first@example.com', 'second@example.com'],
    lines: [
      { article: 'Board', count: 4 },
      { article: 'Nail', count: 100 },
    ],
  })
})

test('a form whose fields may all be left out can be sent empty', async ({ place, person, enter }) => {
  const flora = await person({ name: 'Flora Form' })
  const page = await enter(flora)
  const { id, path } = await ask(place, { task: 'Anything to add?', assignTo: flora.email, response: everyKind })
  await page.goto(path)
  await page.getByRole('button', { name: 'Send answer' }).click()
  await expect(page.getByText(SENT)).toBeVisible()
  expect((await place.agent.tasks.get(id)).status).toBe('completed')
})

const order = {
  type: 'object',
  properties: {
    remark: { type: 'string' },
    // The form does not know multiples: only the server can say no.
    packets: { type: 'integer', multipleOf: 5 },
    lines: {
      type: 'array',
      items: { type: 'object', properties: { article: { type: 'string' }, count: { type: 'integer', multipleOf: 2 } } },
    },
  },
  required: ['packets', 'lines'],
}

test('what the server refuses is said at the fields, and nothing typed is lost', async ({ place, person, enter, complaints }) => {
  complaints.allow(/status of 422/)
  const flora = await person({ name: 'Flora Form' })
  const page = await enter(flora)
  const initial = {
    lines: [
      { article: 'Board', count: 2 },
      { article: 'Nail', count: 4 },
    ],
  }
  const { id, path } = await ask(place, { task: 'How many packets?', assignTo: flora.email, response: order, initial })
  await page.goto(path)
  const packets = page.getByLabel('Packets')
  const nails = page.getByRole('textbox', { name: 'Count' }).nth(1)
  await page.getByLabel('Remark').fill('Keep this.')
  await packets.fill('7')
  await nails.fill('3')
  await page.getByRole('button', { name: 'Send answer' }).click()

  await expect(packets).toHaveAccessibleDescription(/Must be a multiple of 5/)
  await expect(nails).toHaveAccessibleDescription(/Must be a multiple of 2/)
  await expect(packets).toBeFocused()
  await expect(packets).toHaveValue('7')
  await expect(page.getByLabel('Remark')).toHaveValue('Keep this.')

  await packets.fill('10')
  await nails.fill('6')
  await page.getByRole('button', { name: 'Send answer' }).click()
  await expect(page.getByText(SENT)).toBeVisible()
  const { response } = await place.agent.tasks.get(id)
  expect(response).toEqual({
    remark: 'Keep this.',
    packets: 10,
    lines: [
      { article: 'Board', count: 2 },
      { article: 'Nail', count: 6 },
    ],
  })
})

test('a lost network and a reload lose nothing that was typed', async ({ place, person, enter, complaints }) => {
  complaints.allow(/net::ERR_FAILED/)
  const flora = await person({ name: 'Flora Form' })
  const page = await enter(flora)
  const { id, path } = await ask(place, { task: 'Still there?', assignTo: flora.email, response: order })
  await page.goto(path)
  await page.getByLabel('Remark').fill('Typed in a tunnel.')
  await page.getByLabel('Packets').fill('5')
  await page.getByRole('button', { name: 'Add item to Lines' }).click()
  await page.getByLabel('Article').fill('Board')

  await page.route('**/api/trpc/tasks.complete**', (route) => route.abort())
  await page.getByRole('button', { name: 'Send answer' }).click()
  await expect(page.getByText(/could not be reached.*Nothing you typed is lost/)).toBeVisible()
  await expect(page.getByLabel('Remark')).toHaveValue('Typed in a tunnel.')

  await page.reload()
  await expect(page.getByText('What you typed before is still here.')).toBeVisible()
  await expect(page.getByLabel('Remark')).toHaveValue('Typed in a tunnel.')
  await expect(page.getByLabel('Article')).toHaveValue('Board')
  await page.unroute('**/api/trpc/tasks.complete**')
  await page.getByRole('button', { name: 'Send answer' }).click()
  await expect(page.getByText(SENT)).toBeVisible()
  const { response } = await place.agent.tasks.get(id)
  expect(response).toMatchObject({ remark: 'Typed in a tunnel.', packets: 5 })
})
