import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleDotDashed,
  CircleUser,
  OctagonX,
  RotateCcw,
  Send,
  ShieldCheck,
  TimerOff,
  type LucideIcon,
} from 'lucide-react'
import type { TaskStatus } from '#contract/statuses.ts'
import { Badge, type Tone } from '#app/ui/badge.tsx'

type Look = { label: string; tone: Tone; icon: LucideIcon }

/** The words people see. Tone says who must act: accent a person, warning a person again, neutral nobody. */
const looks = {
  created: { label: 'New', tone: 'neutral', icon: CircleDashed },
  notified: { label: 'Waiting', tone: 'neutral', icon: CircleDotDashed },
  assigned: { label: 'Assigned', tone: 'accent', icon: CircleUser },
  in_progress: { label: 'In progress', tone: 'accent', icon: CircleDot },
  submitted: { label: 'Being checked', tone: 'neutral', icon: Send },
  verified: { label: 'Verified', tone: 'success', icon: ShieldCheck },
  completed: { label: 'Completed', tone: 'success', icon: CircleCheck },
  rejected: { label: 'Sent back', tone: 'warning', icon: RotateCcw },
  timed_out: { label: 'Timed out', tone: 'danger', icon: TimerOff },
  cancelled: { label: 'Cancelled', tone: 'neutral', icon: Ban },
  verification_exhausted: { label: 'Out of tries', tone: 'danger', icon: OctagonX },
} as const satisfies Record<TaskStatus, Look>

export function statusLabel(status: TaskStatus): string {
  return looks[status].label
}

/** Completed at its deadline, with the answer that the agent gave for that case: done, and nobody's decision. */
const defaultStands: Look = { label: 'Default stands', tone: 'warning', icon: TimerOff }

type StatusBadgeProps = { status: TaskStatus; defaulted?: boolean; className?: string }

export function StatusBadge({ status, defaulted = false, className }: StatusBadgeProps) {
  const { label, tone, icon: Icon } = defaulted ? defaultStands : looks[status]
  return (
    <Badge tone={tone} className={className}>
      <Icon aria-hidden="true" strokeWidth={2.25} />
      {label}
    </Badge>
  )
}
