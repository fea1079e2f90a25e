import type { ReactNode } from 'react'
import { Shell } from '#app/shell/shell.tsx'

/** Layouts are kept while people move between pages, so each page itself asks who is there. */
export default function DashboardLayout({ children }: { children: ReactNode }) {
  return <Shell>{children}</Shell>
}
