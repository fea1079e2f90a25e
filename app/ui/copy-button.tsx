'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'

/** Long enough to be seen by somebody who looks away to where they will paste. */
const SHOWN_MS = 2000

type CopyButtonProps = { text: string; label?: string; className?: string }

export function CopyButton({ text, label = 'Copy', className }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [state])

  const copy = async () => {
    try {
      // A page served over plain http from another machine has no clipboard; the call itself throws there.
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState('failed')
    }
  }
  const said = { idle: label, copied: 'Copied', failed: 'Could not copy' }[state]
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={said}
      title={said}
      className={cn('size-7 touch:size-11', className)}
      onClick={() => void copy()}
    >
      {state === 'copied' ? <Check aria-hidden="true" className="text-success-text" /> : <Copy aria-hidden="true" />}
      <output className="sr-only">{state === 'idle' ? '' : said}</output>
    </Button>
  )
}
