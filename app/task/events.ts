import {
  BellOff,
  BellRing,
  CalendarClock,
  CircleCheck,
  CirclePlus,
  CircleX,
  Hand,
  Inbox,
  MessageCircle,
  MessageCircleQuestion,
  MessageCircleReply,
  RotateCcw,
  Send,
  ShieldCheck,
  TimerOff,
  TimerReset,
  TrendingUp,
  TriangleAlert,
  Undo2,
  UserRound,
  UserRoundPen,
  UserRoundX,
  type LucideIcon,
} from 'lucide-react'
import type { TaskView } from '#app/trpc/client.ts'
import { humanise } from '#contract/humanise.ts'
import { absoluteText } from '#app/ui/time-text.ts'
import { channelName } from './channels.ts'

export type TaskEvent = TaskView['timeline'][number]

type Told = {
  icon: LucideIcon
  tone?: 'neutral' | 'accent' | 'success' | 'warning' | 'danger'
  says: (who: string, event: TaskEvent) => string
  /** What was said with it. */
  quote?: (event: TaskEvent) => string | null
}

const listFormat = new Intl.ListFormat('en', { type: 'conjunction' })

function extra(event: TaskEvent, key: string): string | null {
  const value = event.extra_data?.[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}

function reached(event: TaskEvent): string {
  const people = Number(extra(event, 'people') ?? 0)
  return people === 1 ? 'the inbox of one person' : `the inboxes of ${people} people`
}

/** Who is asked since then, as a list in words; null for nobody. */
function asked(event: TaskEvent): string | null {
  const to = event.extra_data?.to
  const all = (Array.isArray(to) ? to : []) as { kind?: string; name?: string }[]
  const groups = all.filter(({ kind }) => kind === 'pool' || kind === 'role')
  const people = all.filter(({ kind }) => kind === 'person' || kind === 'email')
  const named = [...people.map(({ name }) => name ?? 'somebody'), ...groups.map(({ kind, name }) => `the ${kind} ${name}`)]
  return named.length > 0 ? listFormat.format(named) : null
}

/** Every event in the words of somebody who was there. */
const EVENTS: Partial<Record<string, Told>> = {
  created: { icon: CirclePlus, says: (who) => `${who} asked` },
  notified: { icon: Inbox, says: (_, event) => (extra(event, 'people') ? `Put in ${reached(event)}` : 'Offered to those who are asked') },
  assigned: { icon: UserRound, says: () => 'Put in the assignee’s inbox' },
  notification_failed: {
    icon: BellOff,
    tone: 'warning',
    says: (_, event) => `Could not tell ${extra(event, 'recipient') ?? 'somebody'}`,
    quote: (event) => extra(event, 'message'),
  },
  reminded: {
    icon: BellRing,
    says: (_, event) => (Number(extra(event, 'times')) > 1 ? `Reminded, time ${extra(event, 'times')}` : 'Reminded whoever is asked'),
  },
  claim_expired: {
    icon: TimerReset,
    tone: 'warning',
    says: (_, event) => `Claim expired: ${extra(event, 'name') ?? 'its holder'} had it for too long`,
  },
  reassigned: {
    icon: UserRoundPen,
    says: (who, event) => {
      const from = extra(event, 'from_name')
      return `${who} gave it to ${asked(event) ?? 'nobody'}${from && from !== event.actor_name ? `, from ${from}` : ''}`
    },
    quote: (event) => extra(event, 'reason'),
  },
  declined: {
    icon: UserRoundX,
    tone: 'warning',
    says: (who, event) => `${who} declined it; ${asked(event) ? `asked now: ${asked(event)}` : 'nobody else is asked'}`,
    quote: (event) => extra(event, 'reason'),
  },
  escalated: {
    icon: TrendingUp,
    tone: 'warning',
    says: (_, event) =>
      asked(event) ? `Nobody had answered: put to ${asked(event)} as well` : 'Nobody had answered; whoever it would go to is asked already',
  },
  escalation_failed: {
    icon: TriangleAlert,
    tone: 'danger',
    says: () => 'Could not be put to anybody else',
    quote: (event) => extra(event, 'message'),
  },
  notification_retried: { icon: BellRing, says: (who) => `${who} had the notices tried again` },
  claimed: { icon: Hand, tone: 'accent', says: (who) => `${who} claimed it` },
  released: {
    icon: Undo2,
    says: (who, event) => {
      const why = extra(event, 'reason')
      return why ? `Given back: its holder’s account was ${why}` : `${who} gave it back`
    },
    quote: (event) => extra(event, 'note'),
  },
  submitted: { icon: Send, tone: 'accent', says: (who) => `${who} answered` },
  verified: { icon: ShieldCheck, tone: 'success', says: () => 'The verifier agreed' },
  rejected: { icon: RotateCcw, tone: 'warning', says: () => 'The verifier sent it back', quote: (event) => extra(event, 'reason') },
  verification_exhausted: {
    icon: CircleX,
    tone: 'danger',
    says: () => 'The last try was sent back',
    quote: (event) => extra(event, 'reason'),
  },
  extended: {
    icon: CalendarClock,
    says: (who, event) => {
      const to = new Date(extra(event, 'to') ?? '').getTime()
      return Number.isNaN(to) ? `${who} extended the deadline` : `${who} extended the deadline to ${absoluteText(to)}`
    },
  },
  defaulted: { icon: TimerOff, tone: 'warning', says: () => 'Nobody answered in time; the agent’s own default stands' },
  completed: { icon: CircleCheck, tone: 'success', says: () => 'The answer went to the agent' },
  timed_out: { icon: TimerOff, tone: 'danger', says: () => 'Time ran out' },
  // What was said stands among the comments.
  commented: { icon: MessageCircle, says: (who) => `${who} commented` },
  agent_asked: { icon: MessageCircleQuestion, tone: 'accent', says: (who) => `${who} asked the agent back` },
  agent_replied: { icon: MessageCircleReply, tone: 'accent', says: (who) => `${who} replied` },
  cancelled: { icon: CircleX, says: (who) => `${who} cancelled it` },
}

const UNKNOWN: Told = { icon: CirclePlus, says: (_, event) => humanise(event.action) }

function whoOf(event: TaskEvent, me: string | null | undefined): string {
  if (event.actor_type === 'agent') return 'The agent'
  if (event.actor_type === 'system') return 'awaithumans'
  if (me && event.actor_email === me) return 'You'
  return event.actor_name ?? 'Somebody'
}

/** How one event is shown to the person with this email. */
export function tell(event: TaskEvent, me: string | null | undefined) {
  const { icon, tone, says, quote } = EVENTS[event.action] ?? UNKNOWN
  // The dashboard is where this is read: only another channel is worth a word.
  const via = event.actor_type === 'human' && event.channel && event.channel !== 'dashboard' ? ` through ${channelName(event.channel)}` : ''
  return { icon, tone, title: says(whoOf(event, me), event) + via, quote: quote?.(event) ?? null }
}
