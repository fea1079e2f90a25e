import { TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { Button } from '#app/ui/button.tsx'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuLabel, DropdownMenuTrigger } from '#app/ui/dropdown-menu.tsx'
import { neededText, needsOf, useNeeds } from './use-needs.ts'

/** Tells an operator that something waits for them, and leads there. Not there while nothing does. */
export function NeedsMenu({ isOperator }: { isOperator: boolean }) {
  const needs = needsOf(useNeeds(isOperator).data)
  if (needs.length === 0) return null
  const total = neededText(needs.reduce((sum, { count }) => sum + count, 0))
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          aria-label={`Needs you: ${total}`}
          title="Needs you"
          className="px-1.5 text-warning-text not-aria-disabled:hover:text-warning-text touch:px-2.5"
        >
          <TriangleAlert aria-hidden="true" />
          <span className="text-sm tabular-nums">{total}</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent className="w-72">
        <DropdownMenuLabel>Needs you</DropdownMenuLabel>
        {needs.map(({ kind, says, href }) => (
          <DropdownMenuItem key={kind} asChild>
            <Link href={href}>{says}</Link>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
