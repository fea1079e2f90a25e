import { ArrowUpRight, Check, X } from 'lucide-react'
import { humanise } from '#app/ui/humanise.ts'
import type { Shown } from './classify.ts'
import { LongText } from './long-text.tsx'
import { PayloadDate } from './payload-date.tsx'
import { PayloadImage } from './payload-image.tsx'

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

/** One value without parts. `name` is the key it stands under. */
export function Scalar({ shown, name }: { shown: ScalarShown; name: string }) {
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
      return <PayloadImage src={shown.src} name={humanise(name) || 'Image'} />
    case 'date':
      return <PayloadDate {...shown} />
    case 'text':
      return <LongText text={shown.text} />
  }
}
