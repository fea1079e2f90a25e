import type { Metadata } from 'next'
import { Analytics } from '#app/analytics/analytics.tsx'
import { paths } from '#app/paths.ts'
import { OperatorsOnly } from '#app/shell/operators-only.tsx'
import { requirePerson, singleValues, type SearchParams } from '#app/shell/require-person.ts'

export const metadata: Metadata = { title: 'Analytics' }

export default async function AnalyticsPage({ searchParams }: { searchParams: SearchParams }) {
  const { isOperator } = await requirePerson(paths.analytics(await singleValues(searchParams)))
  if (!isOperator) return <OperatorsOnly title="Analytics" what="see how many tasks there are and how long they take" />
  return <Analytics />
}
