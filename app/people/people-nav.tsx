import { paths } from '#app/paths.ts'
import { PageLinks } from '#app/ui/page-links.tsx'

const PAGES = [
  { id: 'people', name: 'People', href: paths.people() },
  { id: 'pools', name: 'Pools, roles and levels', href: paths.pools() },
  { id: 'routing', name: 'Routing', href: paths.routing() },
] as const

/** From one page about who is asked to the others; above their titles. */
export function PeopleNav({ here }: { here: (typeof PAGES)[number]['id'] }) {
  return <PageLinks label="Who is asked" pages={PAGES} here={here} className="-ml-2.5" listClassName="flex-wrap" />
}
