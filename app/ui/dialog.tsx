'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import { cn } from '#app/ui/cn.ts'
import { dialogSurface, dialogVeil } from '#app/ui/dialog-surface.ts'

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  className?: string
  children: ReactNode
}

const FIELD = ['input', 'textarea', '[role="combobox"]', '[role="radio"][aria-checked="true"]']
  .map((field) => `${field}:not([aria-hidden="true"], [disabled])`)
  .join()

/** Radix would begin with the first button, which is the one that closes. What has a field is opened to fill it in. */
function startInFirstField(event: Event): void {
  const field = event.target instanceof Element ? event.target.querySelector<HTMLElement>(FIELD) : null
  if (!field) return
  event.preventDefault()
  field.focus()
}

export function Dialog({ open, onOpenChange, title, description, className, children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={dialogVeil} />
        <Radix.Content
          className={cn(dialogSurface, className)}
          onOpenAutoFocus={startInFirstField}
          onEscapeKeyDown={(event) => {
            // A list that is open inside it closes first. Radix hears the key before the list does. The list of cmdk is always open.
            if (event.target instanceof Element && event.target.matches('[aria-expanded="true"]:not([cmdk-input])')) event.preventDefault()
          }}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <div className="flex items-start justify-between gap-4">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <Button variant="ghost" size="icon" aria-label="Close" className="-mt-1 -mr-2">
                <X aria-hidden="true" />
              </Button>
            </Radix.Close>
          </div>
          {description && <Radix.Description className="text-base text-ink-muted">{description}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
