import type { Metadata } from 'next'
import { paths } from '#app/paths.ts'
import { requirePerson, singleValues, type SearchParams } from '#app/shell/require-person.ts'
import { TaskPage } from '#app/task/task-page.tsx'

/** The question itself becomes the title once it is read. */
export const metadata: Metadata = { title: 'Task' }

type TaskRouteProps = { params: Promise<{ id: string }>; searchParams: SearchParams }

export default async function TaskRoute({ params, searchParams }: TaskRouteProps) {
  const { id } = await params
  await requirePerson(paths.task(id, await singleValues(searchParams)))
  return <TaskPage id={id} />
}
