import { expect, test as base, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { addPerson, openPlace, setUp, type Account, type NewPerson, type Place } from './place.ts'

export { expect, type Page } from '@playwright/test'

/** What pages complained about: an empty list, or the test fails. */
type Complaints = {
  watch: (context: BrowserContext) => void
  /** For what the journey itself provokes, such as the browser's own line about a 422. */
  allow: (words: RegExp) => void
}

type ForTest = {
  complaints: Complaints
  person: (person: NewPerson) => Promise<Account>
  /** A signed-in window of their own. */
  enter: (account: Account) => Promise<Page>
  /** A server that nobody has set up yet; started for this test alone. */
  emptyPlace: Place
}

type ForWorker = { place: Place }

async function signIn(context: BrowserContext, { email, password }: Account): Promise<void> {
  const csrf = await context.request.get('/api/auth/csrf')
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const answer = await context.request.post('/api/auth/callback/credentials', { form: { email, password, csrfToken, json: 'true' } })
  expect(answer.ok(), `${email} signs in`).toBe(true)
}

/** Signed in without the form, which journeys of its own go through. */
export async function openWindow(browser: Browser, url: string, account: Account): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url })
  await signIn(context, account)
  return context
}

export const test = base.extend<ForTest, ForWorker>({
  place: [
    async ({}, use) => {
      const place = await openPlace()
      await setUp(place)
      await use(place)
      await place.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ place }, use) => use(place.url),
  complaints: [
    async ({ context }, use) => {
      const said: string[] = []
      const allowed: RegExp[] = []
      const watch = (watched: BrowserContext) => {
        watched.on('weberror', (error) => said.push(`${error.page()?.url()} threw ${error.error().stack}`))
        watched.on('console', (message) => {
          if (!['error', 'warning'].includes(message.type())) return
          said.push(`${message.page()?.url()} said ${message.text()} (${message.location().url})`)
        })
      }
      watch(context)
      await use({ watch, allow: (words) => void allowed.push(words) })
      expect(
        said.filter((words) => !allowed.some((each) => each.test(words))),
        'what the pages complained about',
      ).toEqual([])
    },
    { auto: true },
  ],
  person: async ({ place }, use) => use((person) => addPerson(place, person)),
  enter: async ({ browser, place, complaints }, use) => {
    const windows: BrowserContext[] = []
    await use(async (account) => {
      const context = await openWindow(browser, place.url, account)
      complaints.watch(context)
      windows.push(context)
      return context.newPage()
    })
    await Promise.all(windows.map((window) => window.close()))
  },
  emptyPlace: async ({ context }, use) => {
    const place = await openPlace()
    await use(place)
    // Pages complain, rightly, when their server goes away.
    await context.close()
    await place.close()
  },
})
