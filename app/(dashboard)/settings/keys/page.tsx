import type { Metadata } from 'next'
import { paths } from '#app/paths.ts'
import { Keys } from '#app/settings/keys.tsx'
import { OperatorsOnly } from '#app/shell/operators-only.tsx'
import { requirePerson } from '#app/shell/require-person.ts'

export const metadata: Metadata = { title: 'API keys' }

export default async function KeysPage() {
  const { isOperator } = await requirePerson(paths.keys())
  return isOperator ? <Keys /> : <OperatorsOnly title="API keys" what="make and revoke API keys here" />
}
