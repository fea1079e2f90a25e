'use client'

import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { FailedMedia } from './failed-media.tsx'
import type { Picture } from './pages.ts'
import { useMedia } from './source.tsx'
import { Stage } from './stage.tsx'
import type { usePages } from './use-pages.ts'
import { ViewButtons } from './view-buttons.tsx'
import { FITTED } from './view-state.ts'

type LightboxProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Shared with the place it was opened from: closed, that shows the picture that was looked at last. */
  pages: ReturnType<typeof usePages<Picture>>
  name: string
}

/** A picture over the whole window. */
export function Lightbox({ open, onOpenChange, pages, name }: LightboxProps) {
  const { picture, at, last, move, where, onKeyDown } = pages
  const title = picture?.alt || name
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          onKeyDown={last > 0 ? onKeyDown : undefined}
          className="fixed inset-0 z-50 grid animate-appear grid-rows-[auto_minmax(0,1fr)] bg-canvas outline-none"
        >
          <header className="flex items-center gap-2 border-b border-line bg-surface py-1.5 pr-2 pl-4">
            <Dialog.Title className="min-w-0 flex-1 truncate text-base font-medium">{title}</Dialog.Title>
            {last > 0 && (
              <span aria-live="polite" className="shrink-0 text-sm text-ink-muted">
                {where}
              </span>
            )}
            <Dialog.Close asChild>
              <Button variant="ghost" size="icon" aria-label="Close">
                <X aria-hidden="true" />
              </Button>
            </Dialog.Close>
          </header>
          {picture && <Sheet key={at} picture={picture} title={title} />}
          {last > 0 && (
            <>
              <Side side="left" label="Previous picture" unavailable={at === 0} onClick={() => move(at - 1)} />
              <Side side="right" label="Next picture" unavailable={at === last} onClick={() => move(at + 1)} />
            </>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Sheet({ picture, title }: { picture: Picture; title: string }) {
  const media = useMedia(picture.url, 'image')
  const [view, setView] = useState(FITTED)
  const [scale, setScale] = useState(1)
  const [failed, setFailed] = useState(false)
  if (failed || media === null)
    return (
      <div className="grid place-content-center p-6">
        <FailedMedia address={media?.address ?? null} what="picture" />
      </div>
    )
  return (
    <div className="relative grid min-h-0">
      <Stage src={media.src} alt={title} view={view} onView={setView} onFail={() => setFailed(true)} onScale={setScale} className="p-2" />
      <div className="absolute bottom-[max(1rem,env(safe-area-inset-bottom))] left-1/2 -translate-x-1/2 rounded-lg border border-line-strong bg-raised p-0.5 shadow-lift">
        <ViewButtons view={view} scale={scale} onView={setView} />
      </div>
    </div>
  )
}

type SideProps = { side: 'left' | 'right'; label: string; unavailable: boolean; onClick: () => void }

function Side({ side, label, unavailable, onClick }: SideProps) {
  const Icon = side === 'left' ? ChevronLeft : ChevronRight
  return (
    <Button
      size="icon"
      aria-label={label}
      disabled={unavailable}
      onClick={onClick}
      className={side === 'left' ? 'absolute top-1/2 left-3 shadow-lift' : 'absolute top-1/2 right-3 shadow-lift'}
    >
      <Icon aria-hidden="true" />
    </Button>
  )
}
