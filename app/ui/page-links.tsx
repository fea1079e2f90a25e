import Link from 'next/link'
import { cn } from '#app/ui/cn.ts'

type PageLinksProps<Id extends string> = {
  pages: readonly { id: Id; name: string; href: string }[]
  here: Id
  /** What the pages have in common. */
  label: string
  className?: string
  listClassName?: string
}

/** From one page of a section to the others. */
export function PageLinks<Id extends string>({ pages, here, label, className, listClassName }: PageLinksProps<Id>) {
  return (
    <nav aria-label={label} className={className}>
      <ul className={cn('flex gap-1', listClassName)}>
        {pages.map(({ id, name, href }) => (
          <li key={id}>
            <Link
              href={href}
              aria-current={id === here ? 'page' : undefined}
              className={cn(
                'flex h-8 items-center rounded-md px-2.5 whitespace-nowrap text-ink-muted transition-colors duration-100 hover:bg-hover hover:text-ink touch:h-11',
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
