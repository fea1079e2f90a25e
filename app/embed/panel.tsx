'use client'

import type { LucideIcon } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'

type PanelProps = {
  icon: LucideIcon
  /** Of the icon. */
  colour?: string
  title: string
  text?: string
  /** It takes the place of the form that was just used: the keyboard and screen readers go on from here. */
  focused?: boolean
  children?: ReactNode
}

/** Everything there is to say, where the form was or would have been. */
export function Panel({ icon: Icon, colour = 'text-ink-muted', title, text, focused = false, children }: PanelProps) {
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (focused) section.current?.focus()
  }, [focused])
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={title}
      className="flex min-w-0 items-start gap-2.5 rounded-lg border border-line bg-surface px-4 py-3.5 outline-none"
    >
      <Icon aria-hidden="true" className={`mt-0.5 size-4.5 shrink-0 ${colour}`} />
      <div className="grid min-w-0 gap-1">
        <p role="status" className="font-semibold">
          {title}
        </p>
        {text && <p className="text-ink-muted">{text}</p>}
        {children}
      </div>
    </section>
  )
}
