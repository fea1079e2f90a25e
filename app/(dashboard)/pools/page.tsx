import type { Metadata } from 'next'
import { paths } from '#app/paths.ts'
import { Pools } from '#app/pools/pools.tsx'
import { OperatorsOnly } from '#app/shell/operators-only.tsx'
import { requirePerson, singleValues, type SearchParams } from '#app/shell/require-person.ts'

export const metadata: Metadata = { title: 'Pools' }

export default async function PoolsPage({ searchParams }: { searchParams: SearchParams }) {
  const { isOperator } = await requirePerson(paths.pools(await singleValues(searchParams)))
  return isOperator ? <Pools /> : <OperatorsOnly title="Pools" what="say here who is asked what, and when" />
}
