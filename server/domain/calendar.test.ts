import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addBusinessSeconds, type Calendar } from './calendar.ts'

const HOUR = 3_600
const WORKDAYS = [1, 2, 3, 4, 5]

const office = (timeZone: string, more: Partial<Calendar> = {}): Calendar => ({
  timeZone,
  hours: [{ days: WORKDAYS, from: '09:00', to: '17:00' }],
  holidays: null,
  ...more,
})

/** The answer as the clocks of that place show it, with the offset from UTC. */
function shown(calendar: Calendar, start: string, hours: number): string | null {
  const due = addBusinessSeconds(calendar, new Date(start), hours * HOUR)
  if (!due) return null
  const parts = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'longOffset',
  } as const
  return due.toLocaleString('en-GB', { timeZone: calendar.timeZone, ...parts })
}

describe('counting the hours of a calendar', () => {
  const vienna = office('Europe/Vienna')

  test('one without hours is always open', () => {
    expect(shown({ timeZone: 'Europe/Vienna', hours: null, holidays: ['2026-06-06'] }, '2026-06-05T20:00:00Z', 8)).toBe(
      'Sat 6 Jun, 06:00 GMT+02:00',
    )
  })

  test.each([
    ['within the day', '2026-06-05T08:00:00Z', 2, 'Fri 5 Jun, 12:00 GMT+02:00'],
    ['to the very end of the day', '2026-06-05T08:00:00Z', 7, 'Fri 5 Jun, 17:00 GMT+02:00'],
    ['over the weekend', '2026-06-05T13:00:00Z', 4, 'Mon 8 Jun, 11:00 GMT+02:00'],
    ['asked on a Sunday', '2026-06-07T10:00:00Z', 1, 'Mon 8 Jun, 10:00 GMT+02:00'],
    ['asked before the doors open', '2026-06-08T03:00:00Z', 1, 'Mon 8 Jun, 10:00 GMT+02:00'],
    ['a week of it', '2026-06-05T07:00:00Z', 40, 'Thu 11 Jun, 17:00 GMT+02:00'],
  ])('%s', (_, start, hours, due) => {
    expect(shown(vienna, start, hours)).toBe(due)
  })

  test('over holidays', () => {
    const closed = office('Europe/Vienna', { holidays: ['2026-12-25', '2026-12-28'] })
    expect(shown(closed, '2026-12-24T15:00:00Z', 2)).toBe('Tue 29 Dec, 10:00 GMT+01:00')
  })

  test('overnight, as two entries, without a break at midnight', () => {
    const night: Calendar = {
      timeZone: 'Asia/Tokyo',
      hours: [
        { days: [1], from: '22:00', to: '24:00' },
        { days: [2], from: '00:00', to: '06:00' },
      ],
      holidays: null,
    }
    expect(shown(night, '2026-06-08T12:00:00Z', 5)).toBe('Tue 9 Jun, 03:00 GMT+09:00')
    expect(shown(night, '2026-06-08T12:00:00Z', 9)).toBe('Mon 15 Jun, 23:00 GMT+09:00')
  })

  test('hours that overlap count once, in whatever order they are written', () => {
    const both = office('UTC', {
      hours: [
        { days: [1], from: '12:00', to: '20:00' },
        { days: [1], from: '09:00', to: '17:00' },
      ],
    })
    expect(shown(both, '2026-06-08T00:00:00Z', 10)).toBe('Mon 8 Jun, 19:00 GMT+00:00')
  })

  test('what would be due after every deadline is never due', () => {
    expect(
      addBusinessSeconds(office('UTC', { hours: [{ days: [1], from: '09:00', to: '09:01' }] }), new Date(0), 30 * 24 * HOUR),
    ).toBeNull()
    expect(addBusinessSeconds(office('UTC', { hours: [] }), new Date(0), 1)).toBeNull()
  })
})

describe('when the clocks change', () => {
  const always = (timeZone: string): Calendar => ({
    timeZone,
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }],
    holidays: null,
  })

  test.each([
    ['the day that summer begins has 23 hours', 'Europe/Vienna', '2026-03-28T23:00:00Z', 23, 'Mon 30 Mar, 00:00 GMT+02:00'],
    ['the day that it ends has 25', 'Europe/Vienna', '2026-10-24T22:00:00Z', 25, 'Mon 26 Oct, 00:00 GMT+01:00'],
    ['half an hour at Lord Howe', 'Australia/Lord_Howe', '2026-04-04T13:00:00Z', 24.5, 'Mon 6 Apr, 00:00 GMT+10:30'],
    ['at midnight itself, in Beirut', 'Asia/Beirut', '2026-03-28T22:00:00Z', 23, 'Mon 30 Mar, 00:00 GMT+03:00'],
  ])('%s', (_, timeZone, start, hours, due) => {
    // Without the end of the day being an answer of the day before: one second more is on the next day.
    const at = addBusinessSeconds(always(timeZone), new Date(start), hours * HOUR)
    expect(at).toEqual(new Date(new Date(start).getTime() + hours * HOUR * 1_000))
    expect(shown(always(timeZone), start, hours)).toBe(due)
  })

  test('hours that begin in the skipped hour begin as long after the gap; those in the repeated one count once', () => {
    const early = office('Europe/Vienna', { hours: [{ days: [7], from: '02:30', to: '05:00' }] })
    expect(shown(early, '2026-03-29T00:00:00Z', 1)).toBe('Sun 29 Mar, 04:30 GMT+02:00')
    const repeated = office('Europe/Vienna', { hours: [{ days: [7], from: '02:15', to: '02:45' }] })
    expect(shown(repeated, '2026-10-25T00:00:00Z', 0.5)).toBe('Sun 25 Oct, 02:45 GMT+02:00')
  })

  test('nine in the morning stays nine in the morning', () => {
    expect(shown(office('America/New_York'), '2026-03-06T20:00:00Z', 3)).toBe('Mon 9 Mar, 10:00 GMT-04:00')
    expect(shown(office('America/New_York'), '2026-10-30T19:00:00Z', 3)).toBe('Mon 2 Nov, 10:00 GMT-05:00')
  })
})

describe('whatever the calendar', () => {
  const ZONES = ['UTC', 'Europe/Vienna', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Pacific/Chatham']
  // Swedish writes 2026-06-08 09:00.
  const clockIn = (timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const clocks: Record<string, Intl.DateTimeFormat> & { UTC: Intl.DateTimeFormat } = {
    ...Object.fromEntries(ZONES.map((zone) => [zone, clockIn(zone)])),
    UTC: clockIn('UTC'),
  }
  const two = (n: number) => String(n).padStart(2, '0')
  // Between five and midnight, where no clock is ever set: there every minute that a clock shows is one minute.
  const opening = fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      fc.integer({ min: 300, max: 1_300 }),
      fc.integer({ min: 5, max: 130 }),
    )
    .map(([days, from, length]) => ({
      days,
      from: `${two(Math.floor(from / 60))}:${two(from % 60)}`,
      to: `${two(Math.floor((from + length) / 60))}:${two((from + length) % 60)}`,
    }))
  const calendars: fc.Arbitrary<Calendar> = fc.record({
    timeZone: fc.constantFrom(...ZONES),
    hours: fc.array(opening, { minLength: 1, maxLength: 4 }),
    holidays: fc.array(fc.constantFrom('2026-03-28', '2026-03-29', '2026-03-30', '2026-10-25', '2026-11-01')),
  })
  // Days around the changes of both hemispheres.
  const starts = fc
    .tuple(
      fc.constantFrom('2026-03-07T00:00Z', '2026-03-27T00:00Z', '2026-04-03T00:00Z', '2026-10-24T00:00Z', '2026-10-31T00:00Z'),
      fc.nat(2_880),
    )
    .map(([day, minutes]) => new Date(new Date(day).getTime() + minutes * 60_000))

  /** Asks the clock on the wall, minute by minute. */
  function isOpen({ timeZone, hours, holidays }: Calendar, minute: number): boolean {
    const [date = '', clock = ''] = (clocks[timeZone] ?? clocks.UTC).format(minute).split(' ')
    const weekday = new Date(`${date}T00:00Z`).getUTCDay() || 7
    return !holidays?.includes(date) && (hours ?? []).some(({ days, from, to }) => days.includes(weekday) && from <= clock && clock < to)
  }

  function minutesBetween(calendar: Calendar, start: Date, end: Date): number {
    let open = 0
    for (let at = start.getTime(); at < end.getTime(); at += 60_000) if (isOpen(calendar, at)) open += 1
    return open
  }

  test('as many of its minutes lie before the answer as were asked for, and it is open just before', () => {
    fc.assert(
      fc.property(calendars, starts, fc.integer({ min: 1, max: 60 }), (calendar, start, minutes) => {
        const due = addBusinessSeconds(calendar, start, minutes * 60)
        if (!due) throw new Error('never')
        expect(minutesBetween(calendar, start, due)).toBe(minutes)
        expect(isOpen(calendar, due.getTime() - 60_000)).toBe(true)
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  test('in two steps it is the same as in one', () => {
    fc.assert(
      fc.property(calendars, starts, fc.nat(20_000), fc.nat(20_000), (calendar, start, first, second) => {
        const half = addBusinessSeconds(calendar, start, first)
        expect(half && addBusinessSeconds(calendar, half, second)?.getTime()).toBe(
          addBusinessSeconds(calendar, start, first + second)?.getTime(),
        )
      }),
    )
  }, 60_000)
})
