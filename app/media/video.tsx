'use client'

import { useState } from 'react'
import { mediaAddress } from './address.ts'
import { FailedMedia } from './failed-media.tsx'
import { useMedia } from './source.tsx'

type VideoProps = { url: string; name: string; poster?: string | null; autoplay?: boolean }

/** A film with the browser's own controls. What starts by itself is silent: sound in an office is an apology. */
export function Video({ url, name, poster, autoplay = false }: VideoProps) {
  const address = mediaAddress(url, 'video')
  const [failed, setFailed] = useState(false)
  const still = useMedia(poster ?? '', 'image')
  if (failed || address === null) return <FailedMedia address={address} what="video" />
  return (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- the agent sends one file; there is no track to name
    <video
      src={address}
      aria-label={name}
      poster={still?.src}
      controls
      playsInline
      preload="metadata"
      autoPlay={autoplay}
      muted={autoplay}
      onError={() => setFailed(true)}
      className="max-h-[28rem] w-full rounded-lg border border-line bg-ink"
    />
  )
}
