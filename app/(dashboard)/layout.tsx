import type { ReactNode } from 'react'
import { Shell } from '#app/shell/shell.tsx'
import { currentCaller } from '#server/auth/current-caller.ts'

/**
 * Layouts are kept while people move between pages, so each page itself asks who is there. Here it is only asked what the bar
 * shows, so that no section appears a moment later.
 */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const caller = await currentCaller()
  return <Shell isOperator={caller?.kind === 'operator'}>{children}</Shell>
}
