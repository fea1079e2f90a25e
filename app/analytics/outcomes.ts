import type { AnalyticsMeasures } from '#contract/analytics.ts'

/** How tasks end, in the order in which they are stacked: what went well at the bottom. */
export const OUTCOMES = [
  { key: 'completed', label: 'Answered', colour: 'var(--chart-answered)' },
  { key: 'defaulted', label: 'Default stands', colour: 'var(--chart-defaulted)' },
  { key: 'timed_out', label: 'Timed out', colour: 'var(--chart-late)' },
  { key: 'rejected', label: 'Verification failed', colour: 'var(--chart-rejected)' },
  { key: 'cancelled', label: 'Cancelled', colour: 'var(--chart-cancelled)' },
  { key: 'open', label: 'Open', colour: 'var(--chart-open)' },
] as const satisfies readonly { key: keyof AnalyticsMeasures; label: string; colour: string }[]
