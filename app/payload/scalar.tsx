'use client'

import { ArrowUpRight, Check, X } from 'lucide-react'
import { useState } from 'react'
import { isOurs } from '#app/media/address.ts'
import { HtmlFrame } from '#app/media/html-frame.tsx'
import { Markdown } from '#app/media/markdown.tsx'
import { Pdf } from '#app/media/pdf.tsx'
import { Pictures } from '#app/media/pictures.tsx'
import { useMedia } from '#app/media/source.tsx'
import { Video } from '#app/media/video.tsx'
import { humanise } from '#contract/humanise.ts'
import type { Shown } from './classify.ts'
import { Folded } from './folded.tsx'
import { LongText } from './long-text.tsx'
import { PayloadDate } from './payload-date.tsx'

export type ScalarShown = Exclude<Shown, { kind: 'list' | 'table' | 'items' | 'object' }>

const link = 'rounded-sm text-accent-text underline decoration-accent-text/35 underline-offset-2 hover:decoration-accent-text'

function Nothing() {
  return (
    <span className="text-ink-faint">
      <span aria-hidden="true">—</span>
      <span className="sr-only">Nothing</span>
    </span>
  )
}

function YesNo({ value }: { value: boolean }) {
  const Icon = value ? Check : X
  return (
    <span className="inline-flex items-center gap-1">
      <Icon aria-hidden="true" className={value ? 'size-3.5 text-success-text' : 'size-3.5 text-ink-faint'} />
      {value ? 'Yes' : 'No'}
    </span>
  )
}

/** Opens elsewhere and tells the other side nothing about this page. The host comes first: it is what can be trusted or not. */
function ExternalLink({ href, host, rest }: { href: string; host: string; rest: string }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className={`${link} inline-flex max-w-full items-center gap-0.5`}>
      <span className="truncate">
        {host}
        {rest}
      </span>
      <ArrowUpRight aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  )
}

/** A link to what another host has; a word for what has no address of its own. */
function Elsewhere({ address, what }: { address: string; what: string }) {
  if (isOurs(address)) return what
  const { href, host, pathname } = new URL(address)
  return <ExternalLink href={href} host={host} rest={pathname} />
}

function SmallPicture({ url, name }: { url: string; name: string }) {
  const media = useMedia(url, 'image')
  const [failed, setFailed] = useState(false)
  if (media === null) return 'Picture'
  if (failed) return <Elsewhere address={media.address} what="Picture" />
  return (
    <img
      src={media.src}
      alt={humanise(name)}
      loading="lazy"
      referrerPolicy="no-referrer"
      onError={() => setFailed(true)}
      className="h-12 rounded-sm"
    />
  )
}

/** What would burst a cell of a table, made to fit; null for what fits anyway. */
function Small({ shown, name }: { shown: ScalarShown; name: string }) {
  if (shown.kind === 'image') return <SmallPicture url={shown.src} name={name} />
  if (shown.kind === 'pdf') return <Elsewhere address={shown.url} what="PDF" />
  if (shown.kind === 'video') return <Elsewhere address={shown.url} what="Video" />
  return <LongText text={shown.kind === 'html' ? shown.html : shown.kind === 'markdown' ? shown.text : ''} />
}

const LARGE: readonly Shown['kind'][] = ['image', 'images', 'pdf', 'video', 'markdown', 'html']

type ScalarProps = {
  shown: ScalarShown
  /** The key it stands under. */
  name: string
  /** In a cell of a table. */
  small?: boolean
}

/** One value without parts. */
export function Scalar({ shown, name, small = false }: ScalarProps) {
  if (small && LARGE.includes(shown.kind)) return <Small shown={shown} name={name} />
  switch (shown.kind) {
    case 'empty':
      return <Nothing />
    case 'boolean':
      return <YesNo value={shown.value} />
    case 'number':
      return shown.text
    case 'money':
      return <span className="font-medium">{shown.text}</span>
    case 'link':
      return <ExternalLink href={shown.href} host={shown.host} rest={shown.rest} />
    case 'email':
      return (
        <a href={`mailto:${encodeURIComponent(shown.address)}`} className={link}>
          {shown.address}
        </a>
      )
    case 'image':
      return <Pictures pictures={[{ url: shown.src }]} name={humanise(name) || 'Picture'} />
    case 'images':
      return <Pictures pictures={shown.pictures} name={humanise(name) || 'Pictures'} />
    case 'pdf':
      return <Pdf url={shown.url} name={humanise(name) || 'PDF'} wait={!isOurs(shown.url)} />
    case 'video':
      return <Video url={shown.url} name={humanise(name) || 'Video'} />
    case 'markdown':
      return (
        <Folded>
          <Markdown text={shown.text} />
        </Folded>
      )
    case 'html':
      return <HtmlFrame html={shown.html} title={humanise(name) || 'Page'} />
    case 'date':
      return <PayloadDate {...shown} />
    case 'text':
      return <LongText text={shown.text} />
  }
}
