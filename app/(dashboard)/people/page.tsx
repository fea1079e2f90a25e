import type { Metadata } from 'next'
import { paths } from '#app/paths.ts'
import { People } from '#app/people/people.tsx'
import { OperatorsOnly } from '#app/shell/operators-only.tsx'
import { requirePerson, singleValues, type SearchParams } from '#app/shell/require-person.ts'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage({ searchParams }: { searchParams: SearchParams }) {
  const { isOperator } = await requirePerson(paths.people(await singleValues(searchParams)))
  return isOperator ? <People /> : <OperatorsOnly title="People" what="add people here, and say what each may be asked" />
}
