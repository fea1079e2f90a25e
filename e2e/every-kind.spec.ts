import { expect, test, type Page } from './fixtures.ts'
import { everyKindForm } from './every-kind.ts'
import { arrow, tabTo } from './keys.ts'
import { ask } from './questions.ts'

const SENT = 'Sent. The agent has your answer.'
// Additional keys are the server's business; what the form may answer is the form's.
const ANY = { type: 'object' }

const type = (page: Page, words: string) => page.keyboard.type(words)

async function texts(page: Page): Promise<void> {
  await tabTo(page, page.getByLabel('Claim number'))
  await type(page, 'CL-0042')
  await tabTo(page, page.getByLabel('Sum'))
  await type(page, '612.50')
  await tabTo(page, page.getByLabel('Story'))
  await type(page, 'Parked.\nHit.')
  await tabTo(page, page.getByRole('textbox', { name: 'Reply' }))
  await type(page, 'Dear ')
  await page.keyboard.press('ControlOrMeta+b')
  await type(page, 'Dana')
}

async function choices(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('radio', { name: 'Yes' }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('radio', { name: 'Red' }))
  await arrow(page, 'ArrowDown', () => expect(page.getByRole('radio', { name: 'Green' })).toBeChecked())
  await tabTo(page, page.getByRole('checkbox', { name: 'Door' }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByRole('radio', { name: 'Front' }))
  await arrow(page, 'ArrowRight', () => expect(page.getByRole('radio', { name: 'Side' })).toBeChecked())
}

async function scales(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('slider', { name: 'Share' }))
  await page.keyboard.press('ArrowRight')
  await expect(page.getByLabel('Share', { exact: true })).toHaveValue('55')
  await tabTo(page, page.getByRole('radio', { name: '1 of 5 stars' }))
  for (const stars of [2, 3, 4]) {
    await arrow(page, 'ArrowRight', () => expect(page.getByRole('radio', { name: `${stars} of 5 stars` })).toBeChecked())
  }
  const scale = page.getByRole('radiogroup', { name: 'How sure' })
  await tabTo(page, scale.getByRole('radio', { name: '0', exact: true }))
  await page.keyboard.press('Space')
  await expect(scale.getByRole('radio', { name: '0', exact: true })).toBeChecked()
  await tabTo(page, page.getByRole('button', { name: 'Move Door', exact: true }))
  await page.keyboard.press('Space')
  await expect(page.getByText('Door is over 2 of 3.')).toBeAttached()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByText('Door is over 1 of 3.')).toBeAttached()
  await page.keyboard.press('Space')
  await expect(page.getByRole('list', { name: 'Order' }).getByRole('listitem').first()).toContainText('Door')
}

// In the order of this browser's own language, month first, whatever the page's is.
async function moments(page: Page): Promise<void> {
  await tabTo(page, page.getByLabel('Day'))
  await type(page, '03142026')
  await tabTo(page, page.getByLabel('Call at'))
  await type(page, '031420261030AM')
  await tabTo(page, page.getByLabel('Start'))
  await type(page, '03142026')
  await tabTo(page, page.getByLabel('End', { exact: true }))
  await type(page, '03202026')
  await expect(page.getByText('7 days')).toBeVisible()
  await tabTo(page, page.getByLabel('Pick-up'))
  await type(page, '0930AM')
}

async function filesAndInk(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: 'Choose files for Papers' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Remove note.txt' })).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Type Signature instead' }))
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Your full name')).toBeFocused()
  await type(page, 'Kay Board')
}

async function nested(page: Page): Promise<void> {
  await tabTo(page, page.getByLabel('Part, row 1'))
  await type(page, 'Door')
  await page.keyboard.press('Tab')
  await type(page, '412.5')
  // Enter goes down the column, and makes the row that is not there yet.
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Price, row 2')).toBeFocused()
  await type(page, '88')
  await page.keyboard.press('Shift+Tab')
  await type(page, 'Mirror')
  await tabTo(page, page.getByRole('group', { name: 'Witnesses' }).getByLabel('Name'))
  await type(page, 'Ada')
  await tabTo(page, page.getByLabel('Street'))
  await type(page, 'Foundry Road')
  await page.keyboard.press('Tab')
  await type(page, '8010')
  await tabTo(page, page.getByRole('button', { name: 'Add item to References' }))
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('References, item 1')).toBeFocused()
  await type(page, 'A-17')
  await tabTo(page, page.getByRole('radio', { name: 'Transfer' }))
  await page.keyboard.press('Space')
  await tabTo(page, page.getByLabel('IBAN'))
  await type(page, 'AT61')
  await tabTo(page, page.getByLabel('Raw finding'))
  await type(page, '[1, {"a": null}]')
  await tabTo(page, page.locator('summary', { hasText: 'For the file' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('textbox', { name: 'Note' }))
  await type(page, 'Filed.')
}

// No pointer here: `click`, `fill` and `focus` would each hide a trap.
test('every kind is filled by keyboard alone, and the agent gets what was meant', async ({ place, person, enter }) => {
  test.slow()
  const kay = await person({ name: 'Kay Board' })
  const page = await enter(kay)
  const { id, path } = await ask(place, { task: 'Fill in every kind', assignTo: kay.email, response: ANY, form: everyKindForm })
  // From the start: a listener that is added in the moment of the key comes too late on a busy machine.
  page.on('filechooser', (chooser) => chooser.setFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('three') }))
  await page.goto(path)
  await expect(page.getByLabel('Claim number')).toBeEditable()
  await texts(page)
  await choices(page)
  await scales(page)
  await moments(page)
  await filesAndInk(page)
  await nested(page)
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(page.getByText(SENT)).toBeVisible()

  const { response } = await place.agent.tasks.get(id)
  const { signed, papers, ...rest } = response as Record<string, unknown>
  expect(rest).toEqual({
    claim: 'CL-0042',
    sum: 612.5,
    story: 'Parked.\nHit.',
    reply: 'Dear **Dana**',
    covered: true,
    colour: 'Green',
    parts: ['door'],
    photo: ['Side'],
    share: 55,
    stars: 4,
    sure: 0,
    order: ['door', 'brakes', 'paint'],
    day: '2026-03-14',
    // Half past ten in New York, where the clocks are already on summer time.
    call: '2026-03-14T14:30:00Z',
    rental: { start: '2026-03-14', end: '2026-03-20' },
    pickup: '09:30',
    lines: [
      { part: 'Door', price: 412.5 },
      { part: 'Mirror', price: 88 },
    ],
    people: [{ who: 'Ada' }],
    garage: { street: 'Foundry Road', zip: '8010' },
    refs: ['A-17'],
    payout: { by: 'transfer', iban: 'AT61' },
    raw: [1, { a: null }],
    note: 'Filed.',
  })
  expect(signed).toMatch(/^data:image\/png;base64,/)
  expect(papers).toEqual([expect.objectContaining({ name: 'note.txt', mime: 'text/plain', size: 5 })])
})

test('sent empty, a form says at each field what is missing and leads there', async ({ place, person, enter }) => {
  const kay = await person({ name: 'Kay Board' })
  const page = await enter(kay)
  const { path } = await ask(place, { task: 'Fill in every kind', assignTo: kay.email, response: ANY, form: everyKindForm })
  await page.goto(path)
  await page.getByRole('button', { name: 'Send answer' }).click()
  await expect(page.getByLabel('Claim number')).toBeFocused()
  await expect(page.getByText(/\d+ answers need another look/)).toBeVisible()
  await page.getByRole('button', { name: 'Sum', exact: true }).click()
  await expect(page.getByLabel('Sum')).toBeFocused()
  // What is wrong inside a folded section opens it.
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeVisible()
})

test('what was copied from a spreadsheet goes into the table', async ({ place, person, enter }) => {
  const kay = await person({ name: 'Kay Board' })
  const page = await enter(kay)
  const lines = { name: 'lines', kind: 'table', label: 'Lines' }
  const columns = [
    { name: 'part', label: 'Part' },
    { name: 'price', label: 'Price', kind: 'number' },
    { name: 'used', label: 'Used', kind: 'switch', required: false },
  ]
  const form = { version: 1, fields: [{ ...lines, columns }] }
  const { id, path } = await ask(place, { task: 'Which parts?', assignTo: kay.email, response: ANY, form })
  await page.goto(path)
  await page.getByLabel('Part, row 1').evaluate((cell) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'Door\t412.5\tyes\n"Mirror, left"\t88\tperhaps\n')
    cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect(page.getByText('2 rows pasted. 1 cell was not understood.')).toBeVisible()
  await expect(page.getByLabel('Part, row 2')).toHaveValue('Mirror, left')
  await page.getByRole('button', { name: 'Send answer' }).click()
  await expect(page.getByText(SENT)).toBeVisible()
  expect((await place.agent.tasks.get(id)).response).toEqual({
    lines: [
      { part: 'Door', price: 412.5, used: true },
      { part: 'Mirror, left', price: 88 },
    ],
  })
})

test('a reviewer’s changes to what the agent suggested are shown with the answer', async ({ place, person, enter }) => {
  const kay = await person({ name: 'Kay Board' })
  const page = await enter(kay)
  const response = { type: 'object', properties: { subject: { type: 'string' }, tone: { type: 'string' } }, required: ['subject', 'tone'] }
  const initial = { subject: 'Your order', tone: 'formal' }
  const { path } = await ask(place, { task: 'Send it?', assignTo: kay.email, response, initial })
  await page.goto(path)
  await expect(page.getByText('Suggested')).toHaveCount(2)
  await page.getByLabel('Subject').fill('Your late order')
  await expect(page.getByText('Edited', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Send answer' }).click()
  await expect(page.getByText('Edited by the reviewer: 1 of 2 suggestions')).toBeVisible()
  await expect(page.locator('ins')).toHaveText('late ')
})
