import { expect, test } from './fixtures.ts'
import { ask } from './questions.ts'

const MARK = 'window.broken = true'
const SVG = `data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>parent.${MARK}</script></svg>`).toString('base64')}`
const MARKDOWN = `Before <img src=x onerror="${MARK}"> [press me](javascript:${MARK.replaceAll(' ', '')}) <script>${MARK}</script> **after**`
const HTML = `<p>In the frame</p><script>parent.${MARK}</script><form action="/api/auth/signout"><button>Go</button></form><img src=x onerror="parent.${MARK}">`

/** Names that objects have of their own, as a payload may have them too. */
const inherited = JSON.parse('{"__proto__": {"polluted": true}, "constructor": "Worker", "toString": 7, "hasOwnProperty": {"a": 1}}')

test('script in a payload and in a form stays text, or stays in its sandbox', async ({ place, person, enter, complaints }) => {
  // The browser's own words for what the sandbox kept from running.
  complaints.allow(/Blocked script execution|Content Security Policy|net::ERR/)
  const vera = await person({ name: 'Vera Victim' })
  const page = await enter(vera)
  const { path } = await ask(place, {
    task: 'Harmless?',
    assignTo: vera.email,
    payload: {
      note: `<b onclick="${MARK}">bold</b>`,
      text_markdown: MARKDOWN,
      mail_html: HTML,
      picture: SVG,
      photos: [SVG, SVG],
      link: `javascript:${MARK}`,
    },
    response: { type: 'object' },
    form: {
      version: 1,
      fields: [
        { kind: 'display_text', text: MARKDOWN, markdown: true },
        { kind: 'html', html: HTML },
        { kind: 'short_text', name: 'a', label: `<img src=x onerror="${MARK}">` },
        {
          kind: 'single_select',
          name: 'b',
          label: 'Pick',
          options: ['__proto__', 'constructor'].map((value) => ({ value, label: value })),
        },
        { kind: 'rich_text', name: 'c', label: 'Write', default: MARKDOWN },
      ],
    },
  })
  await page.goto(path)
  await expect(page.getByRole('textbox', { name: 'Write' })).toContainText('after')
  await expect(page.frameLocator('iframe').first().getByText('In the frame')).toBeVisible()
  expect(await page.locator('iframe').evaluateAll((frames) => frames.map((frame) => frame.getAttribute('sandbox')))).toEqual(['', ''])
  expect(await page.locator('a[href^="javascript:"]').count()).toBe(0)
  expect(await page.evaluate(() => 'broken' in window)).toBe(false)

  await page.getByLabel('<img src=x').fill('fine')
  await page.getByRole('radio', { name: '__proto__' }).click()
  await page.getByRole('button', { name: 'Send answer' }).click()
  await expect(page.getByText('Sent. The agent has your answer.')).toBeVisible()
  expect(await page.evaluate(() => 'broken' in window)).toBe(false)
})

test('keys that objects are born with are evidence like any other', async ({ place, person, enter }) => {
  const vera = await person({ name: 'Vera Victim' })
  const page = await enter(vera)
  const properties = Object.fromEntries(['constructor', 'toString', 'a.b', '0'].map((name) => [name, { type: 'string' }]))
  const { id, path } = await ask(place, {
    task: 'Odd names?',
    assignTo: vera.email,
    payload: inherited,
    response: { type: 'object', properties, required: ['constructor', 'a.b'] },
  })
  await page.goto(path)
  await expect(page.getByText('Worker')).toBeVisible()
  await page.getByRole('textbox', { name: 'Constructor' }).fill('built')
  await page.getByRole('textbox', { name: 'A.b' }).fill('dotted')
  await page.getByRole('button', { name: 'Send answer' }).click()
  await expect(page.getByText('Sent. The agent has your answer.')).toBeVisible()
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
  expect((await place.agent.tasks.get(id)).response).toEqual({ constructor: 'built', 'a.b': 'dotted' })
})

test('five megabytes of evidence do not hold up the page', async ({ place, person, enter }) => {
  const vera = await person({ name: 'Vera Victim' })
  const page = await enter(vera)
  const rows = Array.from({ length: 20_000 }, (_, index) => ({ index, name: `Row number ${index}`, note: 'x'.repeat(40) }))
  const payload = {
    rows,
    words: 'word '.repeat(200_000),
    numbers: Array.from({ length: 100_000 }, (_, index) => index),
    many: Object.fromEntries(rows.slice(0, 5_000).map(({ index, name }) => [`key_${index}`, name])),
  }
  const { path } = await ask(place, { task: 'Too much to read?', assignTo: vera.email, payload })
  await page.goto(path)
  const cells = page.getByRole('region', { name: 'Rows' })
  await expect(cells.getByText('Row number 0', { exact: true })).toBeVisible()
  // A browser draws some ten thousand elements at once without being felt; all rows would be eighty thousand.
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(10_000)
  await page.getByRole('button', { name: /more of 20,000 rows/ }).click()
  await expect(cells.getByText('Row number 299', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Show 250 more of 100,000 values' }).click()
  await expect(page.getByRole('listitem').getByText('309', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Raw JSON' }).click()
  await expect(page.getByRole('button', { name: 'Save the whole' })).toBeVisible()
  await page.getByRole('button', { name: 'Yes' }).click()
  await expect(page.getByText('Sent. The agent has your answer.')).toBeVisible()
})

test('a draft stays with the person who typed it', async ({ place, person, browser, complaints }) => {
  // What a page was still reading when its person signed out.
  complaints.allow(/status of 401/)
  const [vera, otto] = await Promise.all([person({ name: 'Vera Victim' }), person({ name: 'Otto Other' })])
  const response = { type: 'object', properties: { note: { type: 'string' }, more: { type: 'string' } }, required: ['note', 'more'] }
  const { path } = await ask(place, { task: 'Shared computer?', assignTo: [vera.email, otto.email], response })
  const context = await browser.newContext({ baseURL: place.url })
  complaints.watch(context)
  const page = await context.newPage()
  const signIn = async ({ email, password }: { email: string; password: string }) => {
    await page.goto(path)
    await page.getByLabel('Email').fill(email)
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Shared computer?' })).toBeVisible()
  }
  const note = page.getByRole('textbox', { name: 'Note' })
  const signOut = async () => {
    await page.getByRole('button', { name: 'Account' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  }
  await signIn(vera)
  await note.fill('Only mine.')
  await signOut()
  await signIn(otto)
  await expect(note).toHaveValue('')
  await signOut()
  await signIn(vera)
  await expect(page.getByText('What you typed before is still here.')).toBeVisible()
  await expect(note).toHaveValue('Only mine.')
  await context.close()
})
