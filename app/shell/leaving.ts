'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Whether somebody is on their way to another page, which may still have to be fetched. A page that writes its own address
 * meanwhile would call them back: to Next, that is a newer navigation than the one they asked for.
 */
let leaving = false

export function isLeaving(): boolean {
  return leaving
}

/** To be said before `router.push`; links of the bar are seen by themselves. */
export function noteLeaving(href: string): void {
  if (new URL(href, window.location.href).pathname !== window.location.pathname) leaving = true
}

/** The link of the bar that a click follows in this window; null for any other. Links of the pages may open in place, which only they know. */
function followed(event: MouseEvent): HTMLAnchorElement | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  return link?.closest('header') && !link.target && !link.download && link.origin === window.location.origin ? link : null
}

/** Watches for links of the bar that are followed, until the other page is there. */
export function useLeaving(): void {
  const pathname = usePathname()
  useEffect(() => {
    leaving = false
  }, [pathname])
  useEffect(() => {
    const click = (event: MouseEvent) => {
      const link = followed(event)
      if (link) noteLeaving(link.href)
    }
    window.addEventListener('click', click, { capture: true })
    return () => window.removeEventListener('click', click, { capture: true })
  }, [])
}
