'use client'

import { useId, useState } from 'react'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { RadioCard, RadioGroup } from '#app/ui/radio-group.tsx'
import { useRedeliver } from './use-redeliver.ts'

const HOUR_MS = 3_600_000

/** How far back an outage may have begun. What is older than a week its agents have long read by polling. */
const SINCE = [
  { hours: '1', label: 'In the last hour' },
  { hours: '24', label: 'In the last day' },
  { hours: '72', label: 'In the last three days' },
  { hours: '168', label: 'In the last week' },
] as const

type RedeliverFailedDialogProps = { open: boolean; onOpenChange: (open: boolean) => void }

/** For when a receiver is back. */
export function RedeliverFailedDialog({ open, onOpenChange }: RedeliverFailedDialogProps) {
  const id = useId()
  const [hours, setHours] = useState<string>('24')
  const { failed } = useRedeliver()
  const send = () =>
    failed.mutate({ failed_since: new Date(Date.now() - Number(hours) * HOUR_MS).toISOString() }, { onSuccess: () => onOpenChange(false) })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Redeliver what failed"
      description="Everything whose last try failed in that time is sent again at once, given up or not. Receivers know a repetition by its webhook-id."
    >
      <h3 id={id} className="sr-only">
        When the last try failed
      </h3>
      <RadioGroup aria-labelledby={id} value={hours} onValueChange={setHours}>
        {SINCE.map((each) => (
          <RadioCard key={each.hours} value={each.hours} label={each.label} />
        ))}
      </RadioGroup>
      <div className="mt-1 flex flex-col sm:flex-row sm:justify-end">
        <Button variant="primary" loading={failed.isPending} onClick={send}>
          Redeliver
        </Button>
      </div>
    </Dialog>
  )
}
