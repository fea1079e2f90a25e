import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { step } from '#scripts/bootstrap/progress.mjs'
import { runTool } from '#scripts/building/run-tool.ts'
import { findOnPath, systemChromium } from './chromium.ts'

function mayInstallPackages(): boolean {
  return process.getuid?.() === 0 && findOnPath(['apt-get']) !== undefined
}

async function fromDebian(): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await runTool('apt-get update', { env })
  await runTool('apt-get install --yes --no-install-recommends chromium', { env })
}

/** A browser for the tests: the system's, else Debian's where we may install it, else Playwright's own. */
export async function ensureBrowser(): Promise<void> {
  if (systemChromium() || existsSync(chromium.executablePath())) return
  await step('Chromium', () => (mayInstallPackages() ? fromDebian() : runTool('playwright install chromium')))
}
