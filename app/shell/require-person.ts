import { redirect } from 'next/navigation'
import { paths } from '#app/paths.ts'
import { currentCaller } from '#server/auth/current-caller.ts'
import { setupStatus } from '#server/auth/setup.ts'

/** As Next hands a page the query of its address. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** None of our addresses says a thing twice; of one that does, the first counts. */
export async function singleValues(searchParams: SearchParams): Promise<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(await searchParams).map(([name, value]) => [name, [value].flat()[0]]))
}

/** Signed-in people only; everybody else signs in first, or sets the place up, and comes back to `here`. */
export async function requirePerson(here: string): Promise<{ isOperator: boolean }> {
  const caller = await currentCaller()
  if (caller) return { isOperator: caller.kind === 'operator' }
  const { needs_setup: needsSetup } = await setupStatus()
  redirect(needsSetup ? paths.setup() : paths.signIn(here))
}
