import type { Metadata } from 'next'
import { paths } from '#app/paths.ts'
import { PersonPage } from '#app/people/person-page.tsx'
import { OperatorsOnly } from '#app/shell/operators-only.tsx'
import { requirePerson } from '#app/shell/require-person.ts'

/** Their name becomes the title once it is read. */
export const metadata: Metadata = { title: 'Person' }

export default async function PersonRoute({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { isOperator } = await requirePerson(paths.person(id))
  return isOperator ? <PersonPage id={id} /> : <OperatorsOnly title="Person" what="look after people’s accounts here" />
}
