import { dayText } from '#app/ui/time-text.ts'

type Availability = { away_from: string | null; away_until: string | null }

/** "Away until 3 Dec 2026", "Away from 1 Dec 2026", or null for who is here and stays. */
export function awayText({ away_from: from, away_until: until }: Availability, now: number): string | null {
  if (!until || Date.parse(until) <= now) return null
  if (from && Date.parse(from) > now) return `Away from ${dayText(Date.parse(from))}`
  return `Away until ${dayText(Date.parse(until))}`
}
