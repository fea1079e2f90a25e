import type { Locator } from '@playwright/test'
import { expect, type Page } from './fixtures.ts'

// More stops than any page has between two of its fields.
const MOST_STOPS = 40

/** Tab until the focus is there: what cannot be reached so cannot be used. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

/** Arrows choose while they are held, and no finger is as fast as `press`. */
export async function arrow(page: Page, key: 'ArrowDown' | 'ArrowRight' | 'ArrowUp', then: () => Promise<void>): Promise<void> {
  await page.keyboard.down(key)
  await then()
  await page.keyboard.up(key)
}
