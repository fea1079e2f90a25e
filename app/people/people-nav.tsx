import Link from 'next/link'
import { paths } from '#app/paths.ts'
import { cn } from '#app/ui/cn.ts'

const PAGES = [
  { id: 'people', name: 'People', href: paths.people() },
  { id: 'pools', name: 'Pools, roles and levels', href: paths.pools() },
  { id: 'routing', name: 'Routing', href: paths.routing() },
] as const

/** From one page about who is asked to the others; above their titles. */
export function PeopleNav({ here }: { here: (typeof PAGES)[number]['id'] }) {
  return (
    <nav aria-label="Who is asked" className="-ml-2">
      <ul className="flex flex-wrap gap-1">
        {PAGES.map(({ id, name, href }) => (
          <li key={id}>
            <Link
              href={href}
              aria-current={id === here ? 'page' : undefined}
              className={cn(
                'flex h-7 items-center rounded-md px-2 whitespace-nowrap text-ink-muted transition-colors duration-100 hover:bg-hover hover:text-ink touch:h-11',
                id === here && 'bg-hover font-medium text-ink',
              )}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
