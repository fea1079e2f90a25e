'use client'

import { Ticket as TicketIcon } from 'lucide-react'
import { useEffect, useMemo, useRef, useSyncExternalStore, type ReactNode } from 'react'
import { EmbedProvider } from './embed-provider.tsx'
import { EmbeddedTask } from './embedded-task.tsx'
import { Panel } from './panel.tsx'
import { tellParent } from './tell-parent.ts'
import { ticketIn, type Ticket } from './token.ts'

function onFragment(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

/** Tells the page around the frame how high it would have to be to show everything. */
function Measured({ ticket, children }: { ticket: Ticket | null; children: ReactNode }) {
  const content = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = content.current
    if (!element || !ticket) return
    const tell = () => tellParent(ticket, { type: 'resize', payload: { height: Math.ceil(element.getBoundingClientRect().height) } })
    const observer = new ResizeObserver(tell)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ticket])
  return (
    // Named: the page around the frame has a main part too.
    <main ref={content} id="main" aria-label="Question" tabIndex={-1} className="mx-auto w-full max-w-3xl p-4 outline-none sm:p-6">
      {children}
    </main>
  )
}

/** One task in a frame of somebody else's page: the question, the evidence, the form. */
export function EmbedPage() {
  // Null while the server draws it: what is behind the # only the browser knows.
  const fragment = useSyncExternalStore(
    onFragment,
    () => window.location.hash,
    () => null,
  )
  const ticket = useMemo(() => ticketIn(fragment ?? ''), [fragment])
  return (
    <Measured ticket={ticket}>
      {ticket && (
        <EmbedProvider>
          <EmbeddedTask key={ticket.taskId} ticket={ticket} />
        </EmbedProvider>
      )}
      {fragment !== null && !ticket && (
        <Panel
          icon={TicketIcon}
          title="This address has no valid token"
          text="Whoever shows this page has to sign one for each time it is shown, and use its address as it is."
        />
      )}
    </Measured>
  )
}
