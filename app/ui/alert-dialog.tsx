'use client'

import { AlertDialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import { dialogSurface, dialogVeil } from '#app/ui/dialog-surface.ts'

type AlertDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** What will happen, and whether it can be undone. */
  description: ReactNode
  /** The deed itself ("Cancel task"), never "OK". */
  confirmLabel: string
  dismissLabel?: string
  danger?: boolean
  pending?: boolean
  onConfirm: () => void
}

/** Stays open while `pending`; the caller closes it when the deed is done, so that a failure can be read in place. */
export function AlertDialog({ open, onOpenChange, title, description, confirmLabel, dismissLabel = 'Keep', ...rest }: AlertDialogProps) {
  const { danger = false, pending = false, onConfirm } = rest
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={dialogVeil} />
        <Radix.Content className={dialogSurface}>
          <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
          <Radix.Description className="text-base text-ink-muted">{description}</Radix.Description>
          <div className="mt-2 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">
            <Radix.Cancel asChild>
              <Button>{dismissLabel}</Button>
            </Radix.Cancel>
            <Button variant={danger ? 'danger' : 'primary'} loading={pending} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
