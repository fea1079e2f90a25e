import { defineConfig } from '@playwright/test'
import { systemChromium } from '#scripts/browser/chromium.ts'

const executablePath = systemChromium()

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/global-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  // A journey that passes at the second try has found something.
  retries: 0,
  // Each has a server and a browser of its own: two fill two cores.
  workers: 2,
  // The longest starts two servers and an agent beside another journey.
  timeout: 90_000,
  // Live pages follow within milliseconds; both cores may be busy with the other journey.
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Vienna',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    launchOptions: executablePath ? { executablePath } : {},
  },
})
