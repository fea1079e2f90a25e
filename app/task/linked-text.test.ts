import { expect, test } from 'vitest'
import { linkedText } from './linked-text.ts'

const links = (text: string) => linkedText(text).flatMap(({ href }) => href ?? [])

test.each([
  ['See https://example.com/a?b=c#d.', ['https://example.com/a?b=c#d']],
  ['(https://example.com/a) and http://x.org!', ['https://example.com/a', 'http://x.org']],
  ['https://en.wikipedia.org/wiki/Task_(computing)', ['https://en.wikipedia.org/wiki/Task_(computing)']],
  ['javascript:alert(1) data:text/html,x <a href="https://a.b">', ['https://a.b']],
  ['https:// is no address, nor is example.com', []],
  ['', []],
])('%j', (text, expected) => {
  expect(links(text)).toEqual(expected)
  expect(
    linkedText(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text)
})
