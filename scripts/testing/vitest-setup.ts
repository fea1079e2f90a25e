import type { TestProject } from 'vitest/node'
import { startTestPostgres, TEMPLATE } from './template.ts'

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  export interface ProvidedContext {
    postgres: { url: string; template: string }
  }
}

/** Runs once before all test files; what it returns runs once after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startTestPostgres()
  project.provide('postgres', { url, template: TEMPLATE })
  return stop
}
