'use client'

import { ArrowUpRight, ChevronLeft, ChevronRight, FileText, Minus, Plus } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Spinner } from '#app/ui/spinner.tsx'
import { isOurs, originOf } from './address.ts'
import { FailedMedia, OriginalLink } from './failed-media.tsx'
import { openPdf, type OpenPdf } from './open-pdf.ts'
import { PdfPage } from './pdf-page.tsx'
import { useMedia, type Media } from './source.tsx'
import { zoomed } from './view-state.ts'

type PdfProps = {
  url: string
  name: string
  /** CSS pixels of the frame. */
  height?: number | null
  /** Nothing is fetched from its host until somebody asks: a scan can be large, and the phone's plan small. */
  wait?: boolean
}

/** A PDF page by page, with its text for screen readers. */
export function Pdf({ url, name, height, wait = false }: PdfProps) {
  const media = useMedia(url, 'pdf')
  const [wanted, setWanted] = useState(!wait)
  if (media === null) return <FailedMedia address={null} what="PDF" />
  const { address } = media
  return (
    <figure aria-label={name} className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
      <figcaption className="flex items-center gap-2 py-1 pr-1 pl-3">
        <FileText aria-hidden="true" className="size-4 shrink-0 text-ink-muted" />
        <span className="min-w-0 flex-1 truncate text-sm">{isOurs(address) ? name : labelOf(address)}</span>
        {!wanted && (
          <Button size="sm" onClick={() => setWanted(true)}>
            Show
          </Button>
        )}
        {!address.startsWith('data:') && (
          <Button asChild size="sm" variant="ghost">
            <a href={address} target="_blank" rel="noopener noreferrer">
              Open
              <ArrowUpRight aria-hidden="true" />
              <span className="sr-only">{name} in a new tab</span>
            </a>
          </Button>
        )}
      </figcaption>
      {wanted && <Reader media={media} name={name} height={height} />}
    </figure>
  )
}

/** The host first: it is what can be trusted or not. */
function labelOf(address: string): string {
  const { host, pathname } = new URL(address)
  return `${host}${decodeURI(pathname)}`
}

function useOpenPdf(address: string) {
  const [state, setState] = useState<OpenPdf | 'failed' | null>(null)
  useEffect(() => {
    let gone = false
    let opened: OpenPdf | undefined
    openPdf(address).then(
      (pdf) => {
        opened = pdf
        if (gone) pdf.close()
        else setState(pdf)
      },
      () => {
        if (!gone) setState('failed')
      },
    )
    return () => {
      gone = true
      opened?.close()
    }
  }, [address])
  return [state, useCallback(() => setState('failed'), [])] as const
}

/** As the published contract has it. */
const HEIGHT = 480

function Reader({ media: { src, address }, name, height }: { media: Media; name: string; height?: number | null }) {
  const [pdf, fail] = useOpenPdf(src)
  const [number, setNumber] = useState(1)
  const [scale, setScale] = useState(1)
  const [width, setWidth] = useState(0)
  const measure = useCallback((frame: HTMLElement | null) => {
    if (!frame) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(frame)
    return () => observer.disconnect()
  }, [])
  if (pdf === 'failed')
    return (
      <p role="status" className="border-t border-line bg-sunken px-3 py-2.5 text-sm text-ink-muted">
        {isOurs(address) ? (
          'It could not be read as a PDF.'
        ) : (
          <>
            A PDF could not be loaded from {originOf(address)}. <OriginalLink address={address} />
          </>
        )}
      </p>
    )
  const count = pdf?.document.numPages ?? 1
  return (
    <>
      <section
        ref={measure}
        aria-label={`${name}, page ${number}`}
        aria-busy={pdf === null}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        className="grid overflow-auto border-t border-line bg-sunken focus-visible:-outline-offset-2"
        style={{ height: `min(${height ?? HEIGHT}px, 75dvh)` }}
      >
        {pdf ? (
          <PdfPage document={pdf.document} number={number} scale={scale} width={width} onFail={fail} />
        ) : (
          <span className="grid animate-late place-items-center">
            <Spinner />
          </span>
        )}
      </section>
      <div className="flex items-center justify-between border-t border-line p-0.5">
        <div role="group" aria-label="Pages" className="flex items-center">
          <Button variant="ghost" size="icon" aria-label="Previous page" disabled={number === 1} onClick={() => setNumber(number - 1)}>
            <ChevronLeft aria-hidden="true" />
          </Button>
          <span aria-live="polite" className="text-sm text-ink-muted">
            {number} / {count}
          </span>
          <Button variant="ghost" size="icon" aria-label="Next page" disabled={number === count} onClick={() => setNumber(number + 1)}>
            <ChevronRight aria-hidden="true" />
          </Button>
        </div>
        <div role="group" aria-label="View" className="flex items-center">
          <Button variant="ghost" size="icon" aria-label="Zoom out" onClick={() => setScale(zoomed(scale, -1))}>
            <Minus aria-hidden="true" />
          </Button>
          <span aria-live="polite" className="min-w-11 text-center text-xs text-ink-muted">
            {Math.round(scale * 100)}%
          </span>
          <Button variant="ghost" size="icon" aria-label="Zoom in" onClick={() => setScale(zoomed(scale, 1))}>
            <Plus aria-hidden="true" />
          </Button>
        </div>
      </div>
    </>
  )
}
