import type { Metadata } from 'next'
import { paths } from '#app/paths.ts'
import { RoutingPage } from '#app/routing/routing-page.tsx'
import { OperatorsOnly } from '#app/shell/operators-only.tsx'
import { requirePerson, singleValues, type SearchParams } from '#app/shell/require-person.ts'

export const metadata: Metadata = { title: 'Routing' }

export default async function RoutingRoute({ searchParams }: { searchParams: SearchParams }) {
  const { isOperator } = await requirePerson(paths.routing(await singleValues(searchParams)))
  return isOperator ? <RoutingPage /> : <OperatorsOnly title="Routing" what="see here whom a task would be put to, and why" />
}
