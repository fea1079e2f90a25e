'use client'

import { useTheme } from 'next-themes'
import { Toaster as Sonner } from 'sonner'

/** Where `toast()` of sonner appears: below on the right, above the answer bar on phones. */
export function Toaster() {
  const { resolvedTheme } = useTheme()
  return (
    <Sonner
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      style={{ fontFamily: 'inherit' }}
      mobileOffset={{ bottom: '5rem' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-(--width) items-start gap-2.5 rounded-lg border border-line-strong bg-raised p-3 text-sm text-ink shadow-lift [&_[data-icon]]:mt-0.5',
          title: 'font-medium',
          description: 'text-ink-muted',
          actionButton: 'ml-auto shrink-0 rounded-md px-2 font-medium text-accent-text hover:bg-hover touch:min-h-11',
          success: '[&_[data-icon]]:text-success-text',
          error: '[&_[data-icon]]:text-danger-text',
          warning: '[&_[data-icon]]:text-warning-text',
        },
      }}
    />
  )
}
