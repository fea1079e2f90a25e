import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page as Tab } from '@playwright/test'
import { systemChromium } from '#scripts/browser/chromium.ts'
import { PAGES, THEMES, WIDTHS, type Page, type Seeded } from './pages.ts'

/** What stands in for something on its way: app/ui/skeleton.tsx, and buttons at work. */
const LOADING = '.animate-late, [aria-busy="true"]'

// Ten times what a page needs to ask for more once something has arrived.
const QUIET_MS = 300

type Account = { email: string; password: string }

/** Where pages are looked at: a running server and what is on it. */
export type Scene = { url: string; seeded: Seeded; operator: Account; folder: string }

type Look = { viewport: { width: number; height: number }; colorScheme: (typeof THEMES)[number] }

export function openBrowser(): Promise<Browser> {
  const executablePath = systemChromium()
  return chromium.launch(executablePath ? { executablePath } : {})
}

async function signIn(context: BrowserContext, { email, password }: Account): Promise<void> {
  const { csrfToken } = (await (await context.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const answer = await context.request.post('/api/auth/callback/credentials', { form: { email, password, csrfToken, json: 'true' } })
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()} ${await answer.text()}`)
}

/** Loaded, and nothing on its way: a list that arrives asks for its first task, so the quiet has to last. */
async function settle(page: Tab): Promise<void> {
  await page.waitForFunction(
    ({ loading, quietMs }) => {
      const state = window as typeof window & { quietSince?: number | undefined }
      const busy = document.readyState !== 'complete' || document.querySelector(loading) !== null
      state.quietSince = busy ? undefined : (state.quietSince ?? performance.now())
      return state.quietSince !== undefined && performance.now() - state.quietSince > quietMs
    },
    { loading: LOADING, quietMs: QUIET_MS },
  )
}

/** A frame draws what is in the window, and a picture of the whole page shows what is drawn: a page with frames gets a window of its size. */
async function widenToFrames(page: Tab): Promise<void> {
  const frames = page.locator('iframe')
  const [width, height] = await page.evaluate(() => [innerWidth, document.documentElement.scrollHeight] as const)
  if ((await frames.count()) === 0) return
  await page.setViewportSize({ width, height })
  for (const frame of await frames.all()) await frame.screenshot()
}

async function shoot(
  context: BrowserContext,
  { page: { name, path }, scene, look }: { page: Page; scene: Scene; look: Look },
): Promise<void> {
  const page = await context.newPage()
  await page.goto(path(scene.seeded))
  await settle(page)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await widenToFrames(page)
  const file = `${name}-${look.viewport.width}-${look.colorScheme}.png`
  await page.screenshot({ path: join(scene.folder, file), fullPage: true, animations: 'disabled' })
  await page.close()
}

/** Every page that `fits`, in every width and theme. */
export async function photograph(browser: Browser, { scene, fits }: { scene: Scene; fits: (page: Page) => boolean }): Promise<number> {
  let taken = 0
  for (const viewport of WIDTHS) {
    for (const colorScheme of THEMES) {
      const look = { viewport, colorScheme }
      for (const visitor of ['stranger', 'operator'] as const) {
        const pages = PAGES.filter((page) => page.visitor === visitor && fits(page))
        if (pages.length === 0) continue
        const context = await browser.newContext({ ...look, baseURL: scene.url, locale: 'en-GB' })
        if (visitor === 'operator') await signIn(context, scene.operator)
        for (const page of pages) await shoot(context, { page, scene, look })
        taken += pages.length
        await context.close()
      }
    }
  }
  return taken
}
