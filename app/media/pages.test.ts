import { expect, it } from 'vitest'
import { isPaged, pageCountOf, pagesOf } from './pages.ts'

const picture = (url: string, page_index?: number | null, fragment_in_page?: number) => ({ url, page_index, fragment_in_page })

it('puts pages in their order, and the pieces of each in theirs', () => {
  const pages = pagesOf([picture('c', 1, 0), picture('b', 0, 1), picture('a', 0, 0)])
  expect(pages.map(({ number, pictures }) => [number, ...pictures.map(({ url }) => url)])).toEqual([
    [1, 'a', 'b'],
    [2, 'c'],
  ])
})

it('puts pictures without a page on the first, in the order they came', () => {
  expect(pagesOf([picture('a'), picture('b', null), picture('c', 2)]).map(({ number, pictures }) => [number, pictures.length])).toEqual([
    [1, 2],
    [3, 1],
  ])
})

it('pages only what lies on more than one', () => {
  expect(isPaged([picture('a', 0, 0), picture('b', 0, 1)])).toBe(false)
  expect(isPaged([picture('a'), picture('b')])).toBe(false)
  expect(isPaged([picture('a'), picture('b', 1)])).toBe(true)
})

it('counts the pages that no picture shows', () => {
  expect(pageCountOf([{ url: 'a', page_index: 1, page_count: 9 }])).toBe(9)
  expect(pageCountOf([picture('a', 4)])).toBe(5)
})
