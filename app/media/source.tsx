'use client'

import { createContext, use, type ReactNode } from 'react'
import { isOurs, mediaAddress, type MediaKind } from './address.ts'

/** From the address that the agent gave, letter by letter, to where this server hands the same bytes out. */
type Through = (given: string) => string

const ThroughContext = createContext<Through | null>(null)

/**
 * Inside, pictures and PDFs of other hosts are fetched by this server with the viewer's own authority: the host never hears of
 * the viewer. Without it the browser asks the host itself.
 */
export function MediaProvider({ through, children }: { through: Through; children: ReactNode }) {
  return <ThroughContext value={through}>{children}</ThroughContext>
}

export type Media = {
  /** What is loaded. */
  src: string
  /** Where the agent says it is: who has to be trusted for it, and where to look when `src` fails. */
  address: string
}

/** Where to load what the agent gave an address of; null when it may not be loaded at all. */
export function useMedia(given: string, kind: Exclude<MediaKind, 'video'>): Media | null {
  const through = use(ThroughContext)
  const address = mediaAddress(given, kind)
  if (address === null) return null
  return { src: through && !isOurs(address) ? through(given) : address, address }
}
