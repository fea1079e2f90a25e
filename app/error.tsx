'use client'

import { paths } from '#app/paths.ts'
import { Failure } from '#app/ui/failure.tsx'

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <Failure error={error} retry={retry} home={paths.inbox()} />
}
