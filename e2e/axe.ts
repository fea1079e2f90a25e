import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from './fixtures.ts'

const WIDE = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
// The narrowest phone that is sold.
const NARROW = { width: 360, height: 740 }
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Theme = 'light' | 'dark'

/** For a page without frames. Legacy: without a second page for those; twice as fast. */
export const axeOf = (page: Page) => new AxeBuilder({ page }).setLegacyMode()

/** Likewise, by more rules than axe looks at by itself. */
export const strictAxeOf = (page: Page) => axeOf(page).withTags(TAGS)

/** What is wrong, each with the elements. */
export async function violationsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations: found } = await axe.analyze()
  return found.map(({ id, help, nodes }) => [`${id}: ${help}`, ...nodes.map(({ html }) => html)].join('\n'))
}

/** Light or dark, and still: what is moving has colours of no theme. */
export async function turn(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await expect(page.locator('html')).toHaveClass(new RegExp(`\\b${theme}\\b`))
}

/** Pixels by which a page is wider than its window. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

async function inBothThemes(page: Page, what: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await turn(page, theme)
    // Only colours differ between the themes.
    const axe = theme === 'dark' ? axeOf(page).withRules('color-contrast') : strictAxeOf(page)
    expect(await violationsOf(axe), `${what}, ${theme}`).toEqual([])
  }
}

async function fits(page: Page, what: string): Promise<void> {
  expect(await overflowOf(page), `${what} scrolls sideways at ${NARROW.width} px`).toBe(0)
}

/** axe at both sizes and in both themes, and no sideways scrolling on the narrowest phone. */
export async function check(page: Page, address: string, ready: () => Promise<void>): Promise<void> {
  for (const size of [WIDE, PHONE]) {
    await page.setViewportSize(size)
    await page.goto(address)
    await ready()
    await inBothThemes(page, `${address}, ${size.width} px`)
  }
  await page.setViewportSize(NARROW)
  await fits(page, address)
}

/** {@link check} of the page as it stands now, at the widest and the narrowest, and wide again afterwards. */
export async function checkAsItStands(page: Page): Promise<void> {
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size)
    await inBothThemes(page, `${page.url()}, ${size.width} px`)
  }
  await fits(page, page.url())
  await page.setViewportSize(WIDE)
}
