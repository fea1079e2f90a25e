import { CircleCheck, CircleDotDashed, OctagonX, RotateCcw, type LucideIcon } from 'lucide-react'
import type { DeliveryResponse } from '#contract/deliveries.ts'
import { Badge, type Tone } from '#app/ui/badge.tsx'

type Shown = Pick<DeliveryResponse, 'status' | 'last_error'>

const LOOKS: Record<'pending' | 'failing' | 'succeeded' | 'abandoned', { label: string; tone: Tone; icon: LucideIcon }> = {
  pending: { label: 'On its way', tone: 'neutral', icon: CircleDotDashed },
  failing: { label: 'Failing', tone: 'warning', icon: RotateCcw },
  succeeded: { label: 'Delivered', tone: 'success', icon: CircleCheck },
  abandoned: { label: 'Given up', tone: 'danger', icon: OctagonX },
}

/** One that failed before and will be tried again is told from one that has not been tried. */
export function DeliveryStatus({ delivery: { status, last_error: error } }: { delivery: Shown }) {
  const { label, tone, icon: Icon } = LOOKS[status === 'pending' && error ? 'failing' : status]
  return (
    <Badge tone={tone}>
      <Icon aria-hidden="true" />
      {label}
    </Badge>
  )
}
