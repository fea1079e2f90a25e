import type { Metadata } from 'next'
import { EmbedPage } from './embed-page.tsx'

/** Read by screen readers as the frame's name, where the page around it gives none. */
export const metadata: Metadata = { title: 'Your answer' }

/** Where an embed token's address leads. Nobody signs in here: who may see what, the token in the fragment says, which servers are not sent. */
export default function EmbedRoute() {
  return <EmbedPage />
}
