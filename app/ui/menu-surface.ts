import { cn } from '#app/ui/cn.ts'

/** What floats over the page: menus, lists of a select. */
export const menuSurface = cn(
  'z-50 max-h-(--radix-popper-available-height) min-w-44 animate-rise overflow-y-auto rounded-lg border border-line-strong bg-raised p-1 text-ink shadow-lift',
)

/** One line of it. Radix marks the line under pointer or arrow keys with `data-highlighted`. */
export const menuItem = cn(
  'flex h-8 cursor-default items-center gap-2 rounded-md px-2 text-base outline-none select-none data-highlighted:bg-hover touch:h-11',
  'data-disabled:text-ink-faint [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-muted',
)
