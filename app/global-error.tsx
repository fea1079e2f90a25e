'use client'

import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import { useEffect } from 'react'
import { paths } from '#app/paths.ts'
import { Failure } from '#app/ui/failure.tsx'
import './globals.css'

/** The choice that next-themes keeps; its provider went down with the layout that this page stands in for. */
function prefersDark(): boolean {
  const chosen = localStorage.getItem('theme')
  return chosen === 'dark' || (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches)
}

export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  useEffect(() => {
    document.documentElement.classList.toggle('dark', prefersDark())
  }, [])
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body>
        <title>Something failed · awaithumans</title>
        <Failure error={error} retry={retry} home={paths.inbox()} />
      </body>
    </html>
  )
}
