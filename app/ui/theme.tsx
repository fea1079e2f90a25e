'use client'

import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'

/**
 * The script that sets the class runs from the server's HTML. When React draws the page in the browser instead (after an
 * error) it would warn that the script cannot run; as a block of data it is left alone.
 */
const inBrowser = typeof window === 'undefined' ? undefined : { type: 'application/json' }

/** Light or dark as the system says, unless the person chose. */
export function Theme({ children }: { children: ReactNode }) {
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange scriptProps={inBrowser}>
      {children}
    </ThemeProvider>
  )
}
