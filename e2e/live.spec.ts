import { expect, test, type Page } from './fixtures.ts'
import { ask } from './questions.ts'

/** Each has every kind of change once. With 40 of them the annotations are worth reading (docs/benchmarks.md). */
const ROUNDS = 4

/** Calls back in the page at each change of it, and says when a sentence first stood there, by the clock that this process has too. */
async function watch(page: Page): Promise<(text: string) => Promise<number>> {
  await page.evaluate(() => {
    const seen = new Map<string, number>()
    Object.assign(window, { seenAt: seen })
    new MutationObserver(() => {
      const now = performance.timeOrigin + performance.now()
      for (const element of document.querySelectorAll('[data-task] .font-medium, [data-status]')) {
        const text = element.textContent ?? ''
        if (!seen.has(text)) seen.set(text, now)
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
  })
  return async (text) => {
    const at = await page.waitForFunction((wanted) => (window as unknown as { seenAt: Map<string, number> }).seenAt.get(wanted), text)
    return (await at.jsonValue()) ?? Infinity
  }
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}

test('what happens elsewhere is on every open page', async ({ place, person, enter }, { annotations }) => {
  const people = await Promise.all([person({ name: 'Lia Live' }), person({ name: 'Leo Live' })])
  const pages = await Promise.all(people.map(enter))
  for (const page of pages) await page.goto('/?tab=open')
  await Promise.all(pages.map((page) => expect(page.getByText('All decided')).toBeVisible()))
  const seen = await Promise.all(pages.map(watch))
  const assignTo = people.map(({ email }) => email)
  const times: Record<'created' | 'claimed' | 'released' | 'settled', number[]> = { created: [], claimed: [], released: [], settled: [] }

  const gone = (page: Page, name: string) =>
    page
      .waitForFunction(
        (text) => {
          const here = [...document.querySelectorAll('[data-task] .font-medium')].some((element) => element.textContent === text)
          return here ? false : performance.timeOrigin + performance.now()
        },
        name,
        { polling: 'raf' },
      )
      .then((at) => at.jsonValue() as Promise<number>)
  for (let round = 0; round < ROUNDS; round++) {
    const name = `Live no. ${round}?`
    const { id } = await ask(place, { task: name, assignTo })
    const created = Date.now()
    for (const at of await Promise.all(seen.map((seenAt) => seenAt(name)))) times.created.push(at - created)
    // The one page claims, the other loses the row; and the other way round.
    const [mine, theirs] = round % 2 ? [pages[0], pages[1]] : [pages[1], pages[0]]
    if (!mine || !theirs) throw new Error('There are two pages.')
    const left = gone(theirs, name)
    const claim = await mine.request.post(`/api/tasks/${id}/claim`, { headers: { 'sec-fetch-site': 'same-origin' } })
    const claimed = Date.now()
    expect(claim.ok()).toBe(true)
    times.claimed.push((await left) - claimed)
    const back = theirs.waitForFunction(
      (text) => {
        const here = [...document.querySelectorAll('[data-task] .font-medium')].some((element) => element.textContent === text)
        return here ? performance.timeOrigin + performance.now() : false
      },
      name,
      { polling: 'raf' },
    )
    await mine.request.post(`/api/tasks/${id}/release`, { headers: { 'sec-fetch-site': 'same-origin' } })
    const released = Date.now()
    times.released.push(((await (await back).jsonValue()) as number) - released)
    const ended = Promise.all(pages.map((page) => gone(page, name)))
    await place.agent.tasks.cancel(id)
    const settled = Date.now()
    for (const at of await ended) times.settled.push(at - settled)
  }
  for (const [what, all] of Object.entries(times))
    annotations.push({ type: what, description: `p50 ${percentile(all, 0.5)} ms, p99 ${percentile(all, 0.99)} ms` })
})
