import type { Metadata } from 'next'
import { paths } from '#app/paths.ts'
import { PoolPage } from '#app/pools/pool-page.tsx'
import { OperatorsOnly } from '#app/shell/operators-only.tsx'
import { requirePerson } from '#app/shell/require-person.ts'

/** Its name becomes the title once it is read. */
export const metadata: Metadata = { title: 'Pool' }

export default async function PoolRoute({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { isOperator } = await requirePerson(paths.pool(id))
  return isOperator ? <PoolPage id={id} /> : <OperatorsOnly title="Pool" what="say here who is asked what, and when" />
}
