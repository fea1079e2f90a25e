import type { Metadata } from 'next'
import { Inbox } from '#app/inbox/inbox.tsx'
import { paths } from '#app/paths.ts'
import { requirePerson, singleValues, type SearchParams } from '#app/shell/require-person.ts'

export const metadata: Metadata = { title: 'Inbox' }

export default async function InboxPage({ searchParams }: { searchParams: SearchParams }) {
  const { isOperator } = await requirePerson(paths.inbox(await singleValues(searchParams)))
  return <Inbox isOperator={isOperator} />
}
