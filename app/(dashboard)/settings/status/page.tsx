import type { Metadata } from 'next'
import { paths } from '#app/paths.ts'
import { Status } from '#app/settings/status.tsx'
import { OperatorsOnly } from '#app/shell/operators-only.tsx'
import { requirePerson } from '#app/shell/require-person.ts'

export const metadata: Metadata = { title: 'Status' }

export default async function StatusPage() {
  const { isOperator } = await requirePerson(paths.status())
  return isOperator ? <Status /> : <OperatorsOnly title="Status" what="see here how the server does" />
}
