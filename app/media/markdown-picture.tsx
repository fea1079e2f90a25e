'use client'

import { useState } from 'react'
import { FailedMedia } from './failed-media.tsx'
import { useMedia } from './source.tsx'

/** A picture between words. What is no address of one leaves its words behind. */
export function MarkdownPicture({ src, alt = '' }: { src: string; alt?: string }) {
  const media = useMedia(src, 'image')
  const [failed, setFailed] = useState(false)
  if (media === null) return alt
  if (failed) return <FailedMedia address={media.address} what="picture" />
  return (
    <img
      src={media.src}
      alt={alt}
      loading="lazy"
      referrerPolicy="no-referrer"
      onError={() => setFailed(true)}
      className="max-h-80 rounded-md border border-line"
    />
  )
}
