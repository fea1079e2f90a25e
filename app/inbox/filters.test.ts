import { describe, expect, test } from 'vitest'
import { filterText, isFiltered, narrowingOf, NO_FILTERS, readFilters, viewQuery } from './filters.ts'

const read = (query: string) => readFilters(new URLSearchParams(query))

describe('readFilters', () => {
  test('takes what a filter may say, and leaves out everything else', () => {
    expect(read('tab=open&q=x&status=assigned&pool=refunds&due=hour&from=2026-02-28&task=1')).toEqual({
      status: 'assigned',
      pool: 'refunds',
      due: 'hour',
      from: '2026-02-28',
    })
    expect(read('status=lost&due=never&from=2026-02-30&to=yesterday&pool=')).toEqual({})
    expect(isFiltered(read('status=lost'))).toBe(false)
  })

  test('reads what was cleared as none', () => {
    expect(Object.values(NO_FILTERS).every((value) => value === null)).toBe(true)
  })
})

test('the server hears of a time zone only where days matter', () => {
  expect(narrowingOf({ q: '', filters: {} })).toEqual({})
  expect(narrowingOf({ q: 'x', filters: { pool: 'refunds' } })).toEqual({ q: 'x', pool: 'refunds' })
  expect(narrowingOf({ q: '', filters: { due: 'today' } })).toEqual({ due: 'today', zone: expect.any(String) })
})

test('two addresses that mean the same are the same view', () => {
  const one = viewQuery({ tab: 'open', q: '', filters: read('pool=a+b&due=hour') })
  expect(one).toBe(viewQuery({ tab: 'open', q: '', filters: read('due=hour&pool=a+b&status=lost') }))
  expect(read(one)).toEqual({ due: 'hour', pool: 'a b' })
})

test('says what is chosen in words', () => {
  const options = {
    pools: [],
    roles: [],
    channels: [],
    kinds: [],
    people: [{ id: '1', name: 'Ada' }],
    others: [{ id: 'k1', name: 'refund bot' }],
  }
  expect(filterText('person', '1', options)).toBe('Ada')
  expect(filterText('person', '2', undefined)).toBe('somebody')
  expect(filterText('status', 'notified', options)).toBe('Waiting')
  expect(filterText('channel', 'api', options)).toBe('API')
  expect([filterText('by_agent', 'k1', options), filterText('by_agent', 'none', options)]).toEqual(['refund bot', 'without an API key'])
  expect([filterText('by_person', 'a@example.com', options), filterText('by_pool', 'p1', options)]).toEqual([
    'a@example.com',
    'one that is gone',
  ])
  expect(filterText('counted', 'missed', options)).toBe('deadline missed')
  expect(filterText('from', '2026-01-02', options)).toBe('Jan 2, 2026')
})
