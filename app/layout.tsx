import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { SkipLink } from '#app/ui/skip-link.tsx'
import { Theme } from '#app/ui/theme.tsx'
import { Toaster } from '#app/ui/toaster.tsx'
import { TooltipProvider } from '#app/ui/tooltip.tsx'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'awaithumans', template: '%s · awaithumans' },
  description: 'The place an AI agent turns to when it needs a person.',
  // Tasks and their links are private wherever this server stands.
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // The values of --canvas in globals.css, which a browser's own chrome cannot read.
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f9fa' },
    { media: '(prefers-color-scheme: dark)', color: '#0c0d0f' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // next-themes sets the class before React wakes up, which React would report as a difference.
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <SkipLink />
        <Theme>
          <TooltipProvider>{children}</TooltipProvider>
          <Toaster />
        </Theme>
      </body>
    </html>
  )
}
