import type { Metadata } from 'next'
import { AccountPage } from '#app/account/account-page.tsx'
import { paths } from '#app/paths.ts'
import { requirePerson } from '#app/shell/require-person.ts'

export const metadata: Metadata = { title: 'Your account' }

export default async function AccountRoute() {
  await requirePerson(paths.account())
  return <AccountPage />
}
