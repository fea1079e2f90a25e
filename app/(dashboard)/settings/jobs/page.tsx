import type { Metadata } from 'next'
import { paths } from '#app/paths.ts'
import { Jobs } from '#app/settings/jobs.tsx'
import { OperatorsOnly } from '#app/shell/operators-only.tsx'
import { requirePerson, singleValues, type SearchParams } from '#app/shell/require-person.ts'

export const metadata: Metadata = { title: 'Jobs and notices' }

export default async function JobsPage({ searchParams }: { searchParams: SearchParams }) {
  const { isOperator } = await requirePerson(paths.jobs(await singleValues(searchParams)))
  return isOperator ? <Jobs /> : <OperatorsOnly title="Jobs and notices" what="see here what failed behind the scenes" />
}
