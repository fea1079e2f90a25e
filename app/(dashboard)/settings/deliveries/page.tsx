import type { Metadata } from 'next'
import { paths } from '#app/paths.ts'
import { Deliveries } from '#app/settings/deliveries.tsx'
import { OperatorsOnly } from '#app/shell/operators-only.tsx'
import { requirePerson, singleValues, type SearchParams } from '#app/shell/require-person.ts'

export const metadata: Metadata = { title: 'Webhooks' }

export default async function DeliveriesPage({ searchParams }: { searchParams: SearchParams }) {
  const { isOperator } = await requirePerson(paths.deliveries(await singleValues(searchParams)))
  return isOperator ? <Deliveries /> : <OperatorsOnly title="Webhooks" what="see here whether webhooks arrive" />
}
