/** Seconds as people give them: in the largest unit that has no rest. */
const UNITS = [
  { value: 'days', label: 'days', seconds: 86_400 },
  { value: 'hours', label: 'hours', seconds: 3_600 },
  { value: 'minutes', label: 'minutes', seconds: 60 },
] as const

export const DURATION_UNITS = UNITS.toReversed().map(({ value, label }) => ({ value, label }))

export type Unit = (typeof UNITS)[number]['value']
export type Duration = { amount: string; unit: Unit }

/** Empty is never. Seconds that are no whole minutes (set over the API) are a fraction of one. */
export function durationOf(seconds: number | null): Duration {
  if (seconds === null) return { amount: '', unit: 'hours' }
  const unit = UNITS.find((each) => seconds % each.seconds === 0) ?? UNITS[2]
  return { amount: String(seconds / unit.seconds), unit: unit.value }
}

/** Null for empty; NaN for what is no number, which the server then refuses in its own words. */
export function secondsOf({ amount, unit }: Duration): number | null {
  if (amount.trim() === '') return null
  return Math.round(Number(amount) * (UNITS.find(({ value }) => value === unit)?.seconds ?? 60))
}

/** "2 days", "90 minutes". */
export function durationWords(seconds: number): string {
  const { amount, unit } = durationOf(seconds)
  return `${amount} ${amount === '1' ? unit.slice(0, -1) : unit}`
}
