'use client'

import { ImageOff } from 'lucide-react'
import { useState } from 'react'

/** An image sent as evidence. Its host learns that it was looked at, but not from which page. */
export function PayloadImage({ src, name }: { src: string; name: string }) {
  const [failed, setFailed] = useState(false)
  const inline = src.startsWith('data:')
  if (failed) {
    return (
      <span className="inline-flex items-center gap-1.5 text-ink-muted">
        <ImageOff aria-hidden="true" className="size-4 shrink-0" />
        {inline ? 'The image could not be read.' : `The image could not be loaded from ${new URL(src).host}.`}
      </span>
    )
  }
  return (
    // The frame has its height before the image is there, so that nothing below moves when it arrives.
    <span className="grid h-56 place-items-center overflow-hidden rounded-md border border-line bg-sunken">
      {/* Not next/image: its optimiser would make this server fetch from other people's hosts. */}
      <img
        src={src}
        alt={name}
        loading="lazy"
        referrerPolicy="no-referrer"
        // It may have failed before React was awake to hear of it.
        ref={(image) => {
          if (image?.complete && image.naturalWidth === 0) setFailed(true)
        }}
        onError={() => setFailed(true)}
        className="max-h-56 object-contain"
      />
    </span>
  )
}
