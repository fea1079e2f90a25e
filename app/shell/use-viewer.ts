import { useQuery } from '@tanstack/react-query'
import { useApi } from '#app/trpc/client.ts'

/** Who is signed in; undefined until known. Asked once a page load, since it changes only by signing in again. */
export function useViewer() {
  const api = useApi()
  const { data } = useQuery(api.dashboard.viewer.queryOptions(undefined, { staleTime: Infinity }))
  if (!data) return undefined
  return { id: data.user_id, name: data.display_name ?? data.email ?? 'You', email: data.email, isOperator: data.is_operator }
}

export type Viewer = NonNullable<ReturnType<typeof useViewer>>
