import { Menu } from 'lucide-react'
import Link from 'next/link'
import { Button } from '#app/ui/button.tsx'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '#app/ui/dropdown-menu.tsx'
import { isIn, type Section } from './sections.ts'

type SectionMenuProps = { sections: readonly Section[]; pathname: string; className?: string }

/** The sections where there is no room to stand side by side. */
export function SectionMenu({ sections, pathname, className }: SectionMenuProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Sections" className={className}>
          <Menu aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-52">
        {sections.map((section) => (
          <DropdownMenuItem key={section.name} asChild>
            <Link href={section.href} aria-current={isIn(section, pathname) ? 'page' : undefined} className="aria-[current]:font-medium">
              <section.icon aria-hidden="true" />
              {section.name}
            </Link>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
