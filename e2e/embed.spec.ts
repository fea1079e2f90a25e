import { AxeBuilder } from '@axe-core/playwright'
import { embedToken } from '#sdk/index.ts'
import { violationsOf } from './axe.ts'
import { expect, test as base, type Page } from './fixtures.ts'
import { type Host, openHost } from './loopback.ts'
import { openPlace, setUp, type Place } from './place.ts'
import { ask } from './questions.ts'

const SERVICE_KEY = 'ah_sk_of-the-shop-in-the-journeys'

/** Another host than the server's, so that browsers treat the frame as a stranger's. */
type Shop = Host & {
  /** What the next visitor of the shop gets in the frame. */
  show: (embedUrl: string) => void
}

/** A page of somebody else's, which writes down what the frame tells it. */
const shopPage = (embedUrl: string) => `<!doctype html><html lang="en"><head><title>A shop</title></head><body><main><h1>A shop</h1>
  <iframe title="Your answer" src="${embedUrl.replaceAll('&', '&amp;')}" style="width: 100%; height: 40rem; border: 0"></iframe></main>
  <script>
    window.told = []
    addEventListener('message', ({ origin, data }) => {
      if (origin === ${JSON.stringify(new URL(embedUrl).origin)} && data.source === 'awaithumans') window.told.push(data)
    })
  </script></body></html>`

async function openShop(): Promise<Shop> {
  let embedUrl = 'about:blank'
  const host = await openHost((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(shopPage(embedUrl)))
  return { ...host, show: (url) => void (embedUrl = url) }
}

type Embedding = { shop: Shop; stranger: Shop; place: Place }

/** A server of its own, which lets the shop show tasks and the stranger not. */
const test = base.extend<{ embedding: Embedding }>({
  embedding: async ({ context }, use) => {
    await using shop = await openShop()
    await using stranger = await openShop()
    const place = await openPlace({
      AWAITHUMANS_EMBED_SIGNING_SECRET: 'a secret that signs the frames of these journeys',
      AWAITHUMANS_EMBED_PARENT_ORIGINS: shop.origin,
      AWAITHUMANS_SERVICE_API_KEY: SERVICE_KEY,
    })
    await setUp(place)
    await use({ shop, stranger, place })
    // Pages complain, rightly, when their server goes away.
    await context.close()
    await place.close()
  },
})

const REFUND = {
  type: 'object',
  properties: { amount: { type: 'number' }, reason: { type: 'string', minLength: 3 } },
  required: ['amount', 'reason'],
}

const askRefund = (place: Place) =>
  ask(place, { task: 'How much may we refund?', payload: { order: 'A-4721' }, response: REFUND, initial: { amount: 40 } })

function mint({ place, shop }: Embedding, taskId: string) {
  return embedToken({ taskId, parentOrigin: shop.origin, apiKey: SERVICE_KEY, serverUrl: place.url, sub: 'customer-7' })
}

type Told = { type: string; payload: Record<string, unknown> }

const toldTo = (page: Page) => page.evaluate(() => (window as unknown as { told: Told[] }).told)
const typesTold = async (page: Page) => [...new Set((await toldTo(page)).map(({ type }) => type))].toSorted()

test('somebody answers inside a page of another site; that page is told, and the agent goes on', async ({
  page,
  embedding,
  complaints,
}) => {
  // The browser's own word for the answer that is refused first.
  complaints.allow(/422/)
  const { shop, place } = embedding
  const { id } = await askRefund(place)
  const outcome = place.agent.tasks.wait(id)
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  const { embedUrl, embedToken: token } = await mint(embedding, id)
  shop.show(embedUrl)
  await page.goto(shop.origin)
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('heading', { name: 'How much may we refund?' })).toBeVisible()
  await expect(frame.getByText('A-4721')).toBeVisible()
  await expect(frame.getByLabel('Amount')).toHaveValue('40')
  await expect.poll(() => typesTold(page)).toEqual(['loaded', 'resize'])

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expect(frame.locator('html')).toHaveClass(new RegExp(`\\b${colorScheme}\\b`))
    expect(await violationsOf(new AxeBuilder({ page }))).toEqual([])
  }
  await page.setViewportSize({ width: 360, height: 740 })
  const overflow = await frame.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
  expect(overflow).toBe(0)

  // By keyboard: too short a reason is refused by the form, and stays to be mended.
  await frame.getByLabel('Reason').fill('no')
  await frame.getByLabel('Reason').press('Control+Enter')
  await expect(frame.getByRole('alert').first()).toBeVisible()
  await frame.getByLabel('Reason').fill('It arrived broken')
  await frame.getByRole('button', { name: 'Submit' }).press('Enter')
  await expect(frame.getByText('Submitted')).toBeVisible()
  expect(await outcome).toMatchObject({ status: 'completed', response: { reason: 'It arrived broken', amount: 40 } })

  const completed = (await toldTo(page)).filter(({ type }) => type === 'task.completed')
  expect(completed).toMatchObject([
    { payload: { taskId: id, response: { reason: 'It arrived broken', amount: 40 }, completedAt: expect.any(String) } },
  ])
  const events = await place.sql.query('SELECT channel, extra_data FROM events WHERE task_id = $1 ORDER BY seq DESC LIMIT 1', [id])
  expect(events.rows).toMatchObject([{ channel: 'embed', extra_data: { embed_sub: 'customer-7', embed_jti: expect.any(String) } }])
  // The token is in the fragment, which browsers keep, and in a header; no address has it, and nothing is kept as a cookie.
  expect(requests.filter((url) => url.includes(token) && !url.includes('#'))).toEqual([])
  expect(await page.context().cookies()).toEqual([])
})

test('a page that is not allowed cannot show it, and no page can show anything else', async ({ page, embedding, complaints }) => {
  complaints.allow(/frame|Framing|ERR_BLOCKED_BY_RESPONSE/i)
  const { shop, stranger, place } = embedding
  const { headers } = await fetch(`${place.url}/embed?id=x`)
  expect(headers.get('content-security-policy')).toMatch(new RegExp(`^default-src 'self'; .*; frame-ancestors ${shop.origin}$`))
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('permissions-policy')).toBe('geolocation=(), microphone=(), camera=(), payment=()')
  expect([headers.get('x-content-type-options'), headers.get('x-frame-options'), headers.get('set-cookie')]).toEqual([
    'nosniff',
    null,
    null,
  ])
  for (const path of ['/', '/sign-in', '/embedded', '/tasks/embed'])
    expect([path, (await fetch(place.url + path)).headers.get('x-frame-options')]).toEqual([path, 'DENY'])
  const { id } = await askRefund(place)
  const { embedUrl } = await mint(embedding, id)
  for (const url of [embedUrl, `${place.url}/sign-in`]) {
    stranger.show(url)
    await page.goto(stranger.origin)
    await expect.poll(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/')
    expect(await toldTo(page)).toEqual([])
  }
})

test('a frame says what is wrong: no token, one of another secret, a task that has ended', async ({ page, embedding, complaints }) => {
  complaints.allow(/401|403|404/)
  const { shop, place } = embedding
  const { id } = await askRefund(place)
  const { embedUrl } = await mint(embedding, id)
  const frame = page.frameLocator('iframe')
  const open = async (url: string) => {
    shop.show(url)
    await page.goto(shop.origin)
  }
  await open(`${place.url}/embed?id=${id}`)
  await expect(frame.getByText('This address has no valid token')).toBeVisible()

  await open(`${embedUrl.slice(0, -4)}AAAA`)
  await expect(frame.getByText('The question cannot be shown')).toBeVisible()
  await expect(frame.getByText('Open it again from where you came.')).toBeVisible()
  await expect
    .poll(() => toldTo(page))
    .toContainEqual(
      expect.objectContaining({ type: 'task.error', payload: expect.objectContaining({ code: 'INVALID_EMBED_TOKEN', taskId: id }) }),
    )

  // A newer token differs behind the # alone: the page stays, and goes on with it.
  await page.locator('iframe').evaluate((element: HTMLIFrameElement, url) => void (element.src = url), embedUrl)
  await frame.getByRole('button', { name: 'Try again' }).click()
  await frame.getByLabel('Reason').fill('Typed before the token was replaced')
  await page.locator('iframe').evaluate((element: HTMLIFrameElement, url) => void (element.src = url), (await mint(embedding, id)).embedUrl)
  await expect(frame.getByLabel('Reason')).toHaveValue('Typed before the token was replaced')

  await fetch(`${place.url}/api/tasks/${id}/complete`, {
    method: 'POST',
    headers: { authorization: `Bearer ${place.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ response: { amount: 1, reason: 'Decided elsewhere' } }),
  })
  await open(embedUrl)
  await expect(frame.getByText('This has been answered')).toBeVisible()
  await expect(frame.getByRole('button', { name: 'Submit' })).toHaveCount(0)
})
