import { cn } from '#app/ui/cn.ts'

export const dialogVeil = 'fixed inset-0 z-40 animate-appear bg-veil'

/** In the middle on wide windows; on phones it stands on the lower edge, where a thumb reaches its buttons. */
export const dialogSurface = cn(
  'fixed z-50 grid max-h-[85dvh] animate-rise gap-3 overflow-y-auto border border-line-strong bg-raised p-5 shadow-lift focus:outline-none',
  'inset-x-0 bottom-0 rounded-t-xl pb-[max(1.25rem,env(safe-area-inset-bottom))]',
  'sm:inset-x-auto sm:top-[20dvh] sm:bottom-auto sm:left-1/2 sm:w-full sm:max-w-md sm:-translate-x-1/2 sm:rounded-xl',
)
