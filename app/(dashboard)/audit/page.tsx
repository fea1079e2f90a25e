import type { Metadata } from 'next'
import { Audit } from '#app/audit/audit-page.tsx'
import { paths } from '#app/paths.ts'
import { OperatorsOnly } from '#app/shell/operators-only.tsx'
import { requirePerson, singleValues, type SearchParams } from '#app/shell/require-person.ts'

export const metadata: Metadata = { title: 'Audit' }

export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  const { isOperator } = await requirePerson(paths.audit(await singleValues(searchParams)))
  return isOperator ? <Audit /> : <OperatorsOnly title="Audit" what="read here what happened to every task" />
}
