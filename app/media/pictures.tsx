'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Select } from '#app/ui/select.tsx'
import { FailedMedia } from './failed-media.tsx'
import { Lightbox } from './lightbox.tsx'
import type { Picture } from './pages.ts'
import { useMedia } from './source.tsx'
import { Stage } from './stage.tsx'
import { usePages } from './use-pages.ts'
import { ViewButtons } from './view-buttons.tsx'
import { FITTED, type ViewState } from './view-state.ts'

type PicturesProps = {
  pictures: readonly Picture[]
  /** What they are together; also said of a picture without words of its own. */
  name: string
}

type Pages = ReturnType<typeof usePages<Picture>>

/**
 * One picture or several, to be looked at closely: zoom, turn, full screen, and page by page when they are the pieces of a
 * document.
 */
export function Pictures({ pictures, name }: PicturesProps) {
  const pages = usePages(pictures)
  const [full, setFull] = useState(false)
  const { picture, at, last } = pages
  if (!picture) return null
  return (
    <figure aria-label={name} className="@container grid min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
      <Framed key={at} picture={picture} name={name} pages={pages} onFull={() => setFull(true)} />
      {last > 0 && <Turner pages={pages} />}
      <Lightbox open={full} onOpenChange={setFull} pages={pages} name={name} />
    </figure>
  )
}

type FramedProps = { picture: Picture; name: string; pages: Pages; onFull: () => void }

function Framed({ picture, name, pages, onFull }: FramedProps) {
  const media = useMedia(picture.url, 'image')
  const [view, setView] = useState<ViewState>(FITTED)
  const [scale, setScale] = useState(1)
  const [failed, setFailed] = useState(false)
  const title = picture.alt || (pages.last > 0 ? `${name}, ${pages.where}` : name)
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && (view.scale !== null || view.turns !== 0)) {
      // Otherwise Escape would leave the task with the picture still large.
      event.preventDefault()
      event.stopPropagation()
      event.nativeEvent.stopImmediatePropagation()
      return setView(FITTED)
    }
    if (pages.last > 0) pages.onKeyDown(event)
  }
  if (failed || media === null)
    return (
      <div className="p-2">
        <FailedMedia address={media?.address ?? null} what="picture" />
      </div>
    )
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for the keys of the frame and buttons inside, is no control itself
    <div onKeyDown={keys} className="grid min-w-0">
      {/* The frame has its height before the picture is there, so that nothing below moves when it arrives. */}
      <Stage
        src={media.src}
        alt={title}
        view={view}
        onView={setView}
        onFail={() => setFailed(true)}
        onScale={setScale}
        className="h-72 bg-sunken sm:h-96"
      />
      <div className="flex flex-wrap items-center justify-between gap-x-3 border-t border-line py-0.5 pr-1 pl-3">
        <span className="min-w-0 flex-1 truncate text-sm text-ink-muted @max-md:basis-full @max-md:pt-1">{picture.alt || name}</span>
        <ViewButtons view={view} scale={scale} onView={setView} onFull={onFull} />
      </div>
    </div>
  )
}

/** Back and forth, and to a page of the document. */
function Turner({ pages: { at, last, move, pages, pageAt, paged, turnTo, where } }: { pages: Pages }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 border-t border-line bg-sunken px-2 py-1.5">
      <Button size="sm" disabled={at === 0} onClick={() => move(at - 1)} aria-label="Previous picture">
        <ChevronLeft aria-hidden="true" />
        <span className="@max-md:sr-only">Previous</span>
      </Button>
      <div className="flex items-center gap-2">
        {paged && (
          <Select
            aria-label="Page"
            className="w-28"
            options={pages.map(({ number }, index) => ({ value: String(index), label: `Page ${number}` }))}
            value={String(pageAt)}
            onChange={(index) => turnTo(Number(index))}
          />
        )}
        <span aria-live="polite" className={paged ? 'sr-only' : 'text-sm text-ink-muted'}>
          {where}
        </span>
        {paged && (
          <span aria-hidden="true" className="text-sm text-ink-muted @max-md:hidden">
            {where.replace(/^Page \d+ /, '')}
          </span>
        )}
      </div>
      <Button size="sm" disabled={at === last} onClick={() => move(at + 1)} aria-label="Next picture">
        <span className="@max-md:sr-only">Next</span>
        <ChevronRight aria-hidden="true" />
      </Button>
    </div>
  )
}
