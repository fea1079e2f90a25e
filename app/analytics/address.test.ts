import { describe, expect, test } from 'vitest'
import { readWanted, toQuery } from './address.ts'

const read = (query: string) => readWanted(new URLSearchParams(query))

describe('what the address says', () => {
  test.each([
    ['', { range: { days: 30 }, filters: {} }],
    ['days=7&pool=p1', { range: { days: 7 }, filters: { pool: 'p1' } }],
    ['days=90&agent=none', { range: { days: 90 }, filters: { agent: 'none' } }],
    ['from=2026-01-01&to=2026-01-31&days=7', { range: { from: '2026-01-01', to: '2026-01-31' }, filters: {} }],
  ])('%s', (query, wanted) => {
    expect(read(query)).toEqual(wanted)
    expect(read(new URLSearchParams(toQuery(wanted)).toString())).toEqual(wanted)
  })

  test.each([
    'days=8',
    'days=x',
    'from=2026-01-01',
    'from=2026-02-31&to=2026-03-01',
    'from=2026-02-01&to=2026-01-01',
    'from=2020-01-01&to=2026-01-01',
  ])('%s is read as the last 30 days', (query) => {
    expect(read(query).range).toEqual({ days: 30 })
  })
})
