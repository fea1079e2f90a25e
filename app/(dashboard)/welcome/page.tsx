import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { currentCaller } from '#server/auth/current-caller.ts'
import { paths } from '#app/paths.ts'
import { requirePerson } from '#app/shell/require-person.ts'
import { FirstRun } from './first-run.tsx'
import { LANGUAGE_COOKIE, toLanguage } from './remembered-language.ts'

export const metadata: Metadata = { title: 'Welcome' }

export default async function WelcomePage() {
  await requirePerson(paths.firstRun())
  // Reviewers have no agents to connect.
  if ((await currentCaller())?.kind !== 'operator') redirect(paths.inbox())
  const language = (await cookies()).get(LANGUAGE_COOKIE)?.value
  return <FirstRun language={toLanguage(language)} />
}
